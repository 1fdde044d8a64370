// As in the real package, callers are not told what may be null.
#nullable disable annotations

namespace Azure.Data.Tables;

/// <summary>One step of a transaction.</summary>
public class TableTransactionAction
{
    /// <summary>A step that does not ask what version of the row is stored.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>A step.</summary>
    /// <param name="actionType">What it does.</param>
    /// <param name="entity">The row; for a deletion only its key counts.</param>
    /// <param name="etag">For updates and deletions: the version that must be stored; none or <see cref="ETag.All"/>: any.</param>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What the step does.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>The row.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version that must be stored.</summary>
    public ETag ETag { get; }
}

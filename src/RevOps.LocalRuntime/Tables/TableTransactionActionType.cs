namespace Azure.Data.Tables;

/// <summary>What a step of a transaction does.</summary>
public enum TableTransactionActionType
{
    /// <summary>Adds a row; fails if it exists.</summary>
    Add = 0,

    /// <summary>Changes the named properties of a row; fails if it does not exist.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces a row; fails if it does not exist.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes a row; fails if it does not exist.</summary>
    Delete = 3,

    /// <summary>Changes the named properties of a row, or adds it.</summary>
    UpsertMerge = 4,

    /// <summary>Replaces a row, or adds it.</summary>
    UpsertReplace = 5,
}

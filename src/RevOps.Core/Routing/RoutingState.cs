using RevOps.Core.Owners;

namespace RevOps.Core.Routing;

/// <summary>What routing must know of the moment.</summary>
/// <param name="Owners">All owners, active or not.</param>
/// <param name="Turns">Places in rotations, by rotation and owner; who is missing has had no turn.</param>
public sealed record RoutingState(
    IReadOnlyList<OwnerState> Owners, IReadOnlyDictionary<(string Rotation, string OwnerId), RotationTurn> Turns);

/// <summary>An owner and what they have on their hands.</summary>
/// <param name="Owner">The owner.</param>
public sealed record OwnerState(Owner Owner)
{
    /// <summary>Why they do not get this one lead, in words: they had it before, or are not of the team it is for. Null where they may.</summary>
    public string? Withheld { get; init; }

    /// <summary>Leads in stage MQL or SQL and status working; counted only where a cap or a rule goes by them.</summary>
    public int OpenLeads { get; init; }

    /// <summary>The owner's local date of the latest assignment, if there was one.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Leads assigned on that date.</summary>
    public int LastDayLeads { get; init; }

    /// <summary>Leads assigned on a local date, which is the latest or later.</summary>
    /// <param name="day">The date.</param>
    public int AssignedOn(DateOnly day) => LastDay == day ? LastDayLeads : 0;

    /// <summary>The same with one lead more.</summary>
    /// <param name="day">The owner's local date.</param>
    public OwnerState WithLead(DateOnly day) => this with { OpenLeads = OpenLeads + 1, LastDay = day, LastDayLeads = AssignedOn(day) + 1 };
}

/// <summary>Somebody's place in a rotation.</summary>
/// <param name="Rotation">The rotation: a rule's id, or the name that rules share.</param>
/// <param name="OwnerId">The owner.</param>
/// <param name="Credit">How far behind their share they are, in leads times the weight of all; the highest is next.</param>
/// <param name="Assigned">Turns had.</param>
/// <param name="LastAt">The latest turn, if any.</param>
public sealed record RotationTurn(string Rotation, string OwnerId, long Credit, long Assigned, DateTimeOffset? LastAt)
{
    /// <summary>The place of somebody who has had no turn.</summary>
    /// <param name="rotation">The rotation.</param>
    /// <param name="ownerId">The owner.</param>
    public static RotationTurn First(string rotation, string ownerId) => new(rotation, ownerId, 0, 0, null);
}

using RevOps.Core.Calendars;

namespace RevOps.Core.Owners;

/// <summary>What is wrong with one of several owners.</summary>
/// <param name="Index">Position of the owner, from 0.</param>
/// <param name="Field">The field.</param>
/// <param name="Code">Short and stable: unknown, duplicate, cycle, range.</param>
/// <param name="Detail">One sentence.</param>
public sealed record OwnerFault(int Index, string Field, string Code, string Detail);

/// <summary>What must hold between owners, and between them and the calendars, whether they come from a file or from the API.</summary>
public static class OwnerChecks
{
    /// <summary>Everything wrong, in order of position.</summary>
    /// <param name="owners">The owners to be written.</param>
    /// <param name="managers">The manager of every owner that is there already and is not among them.</param>
    /// <param name="calendars">The calendars; null where they could not be read, then their names are not checked.</param>
    public static IReadOnlyList<OwnerFault> Check(
        IReadOnlyList<Owner> owners, IReadOnlyDictionary<string, string?> managers, CalendarRules? calendars)
    {
        var all = new Dictionary<string, string?>(managers, StringComparer.Ordinal);
        var faults = new List<OwnerFault>();
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < owners.Count; i++)
        {
            var owner = owners[i];
            all[owner.OwnerId] = owner.ManagerId;
            if (owner.OwnerId.Length > 0 && !given.Add(owner.OwnerId))
            {
                faults.Add(new OwnerFault(i, "ownerId", "duplicate", $"The owner '{owner.OwnerId}' is given twice."));
            }

            faults.AddRange(Own(i, owner, calendars));
        }

        faults.AddRange(owners.SelectMany((o, i) => Cycle(i, o, all)));
        return [.. faults.OrderBy(f => f.Index)];
    }

    private static IEnumerable<OwnerFault> Own(int index, Owner owner, CalendarRules? calendars)
    {
        if (owner.Calendar is { } calendar && calendars?.Has(calendar) == false)
        {
            yield return new OwnerFault(
                index, "calendar", "unknown", $"There is no calendar '{calendar}'; there are: {string.Join(", ", calendars.Names)}.");
        }

        if (owner.TimeZone is { } zone && !TimeZones.TryFind(zone, out _))
        {
            yield return new OwnerFault(index, "timeZone", "unknown", $"'{zone}' is no IANA time zone such as Europe/Berlin.");
        }

        foreach (var absence in owner.OutOfOffice)
        {
            if (absence.Fault is { } fault)
            {
                yield return new OwnerFault(index, "outOfOffice", "range", $"Out of office from {absence.From.Text} to {absence.To.Text}: {fault}");
            }
        }
    }

    private static IEnumerable<OwnerFault> Cycle(int index, Owner owner, Dictionary<string, string?> managers)
    {
        var path = new List<string> { owner.OwnerId };
        var above = owner.ManagerId;
        while (above is not null && !path.Contains(above))
        {
            path.Add(above);
            above = managers.GetValueOrDefault(above);
        }

        // Only those on the ring are at fault, not everybody below it.
        if (above == owner.OwnerId)
        {
            yield return new OwnerFault(index, "managerId", "cycle", $"Managers go round in a circle: {string.Join(" → ", path.Append(above))}.");
        }
    }
}

using System.Collections.Concurrent;
using RevOps.Core.Nurture;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Rules;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Nurture;

/// <summary>Versions of sequences: the one in force, and those that somebody is still going through.</summary>
public sealed class SequenceVersions(RuleBook rules)
{
    private readonly ConcurrentDictionary<(string Id, string Version), NurtureSequence> _earlier = new();

    /// <summary>A version of a sequence; null where it never was in force, or cannot be read any more.</summary>
    public async Task<NurtureSequence?> FindAsync(SqlSession sql, string id, string version)
    {
        if (rules.Current.Nurture.Find(id) is { } current && current.Version == version)
        {
            return current;
        }

        if (_earlier.TryGetValue((id, version), out var known))
        {
            return known;
        }

        var text = await sql.FindRuleVersionAsync(RuleParser.SequenceFile(id), version);
        return text is not null && RuleParser.Sequence(id, text) is { } read ? _earlier.GetOrAdd((id, version), read) : null;
    }
}

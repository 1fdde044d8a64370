using RevOps.Connectors.Forms;
using RevOps.Core.Rules;

namespace RevOps.Functions.Setup;

/// <summary>The rules in force. A file that turns wrong while the app runs changes nothing: the last good rules stay.</summary>
public sealed class RuleBook(LoadedRules rules)
{
    private volatile LoadedRules _loaded = rules;
    private volatile IReadOnlyList<RuleFault> _faults = [];

    /// <summary>One consistent set: take it once per decision.</summary>
    public RuleSet Current => _loaded.Rules;

    /// <summary>Field names of web forms.</summary>
    public FormRules Forms => _loaded.Forms;

    /// <summary>Everything that was read.</summary>
    public LoadedRules Loaded => _loaded;

    /// <summary>Why what now is in the folder is not in force; empty where it is.</summary>
    public IReadOnlyList<RuleFault> Faults => _faults;

    /// <summary>Puts other rules in force, or says why they cannot be.</summary>
    public void Take(RuleLoad load)
    {
        if (load is RuleLoad.Right right)
        {
            _loaded = right.Rules;
        }

        _faults = (load as RuleLoad.Wrong)?.Faults ?? [];
    }
}

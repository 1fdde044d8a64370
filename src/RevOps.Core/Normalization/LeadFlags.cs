using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>The flags a lead can carry.</summary>
internal static class LeadFlags
{
    public const string FakeName = "fake-name";
    public const string DoubtfulName = "doubtful-name";
    public const string FakeCompany = "fake-company";
    public const string DisposableEmail = "disposable-email";
    public const string RoleEmail = "role-email";
    public const string SpamText = "spam-text";
    public const string EmailTypo = "email-typo";

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All { get; } =
        new HashSet<string>(StringComparer.Ordinal) { FakeName, DoubtfulName, FakeCompany, DisposableEmail, RoleEmail, SpamText, EmailTypo };

    /// <summary>The flags of a lead, in a fixed order; a step for each that no other step explains.</summary>
    public static IReadOnlyList<string> Of(
        NormalizedEmail? email, (string? First, string? Last) name, bool isFakeCompany, FakeRules rules, StepLog log)
    {
        var whole = string.Join(' ', new[] { name.First, name.Last }.OfType<string>());
        var isSpam = Fakes.HoldsLink(whole, rules);
        var isFakeName = !isSpam && Fakes.IsName(name.First, name.Last, rules);
        var isDoubtful = !isSpam && !isFakeName && rules.DoubtfulNames.Contains(Words.Reduce(whole));
        if ((isSpam ? SpamText : isFakeName ? FakeName : isDoubtful ? DoubtfulName : null) is { } nameFlag)
        {
            log.Add("fullName", whole, nameFlag, $"flag.{nameFlag}");
        }

        var flags = new List<string>();
        void Add(bool isSet, string flag)
        {
            if (isSet)
            {
                flags.Add(flag);
            }
        }

        Add(isFakeName, FakeName);
        Add(isDoubtful, DoubtfulName);
        Add(isFakeCompany, FakeCompany);
        Add(email?.IsDisposable == true, DisposableEmail);
        Add(email?.IsRole == true, RoleEmail);
        Add(isSpam, SpamText);
        Add(email?.Suggestion is not null, EmailTypo);
        return flags.Count == 0 ? [] : flags;
    }
}

using RevOps.Core.Text;

namespace RevOps.Core.Scoring;

/// <summary>The facts of one lead while it is scored: each text is reduced to its words once, however many rules look at it.</summary>
internal sealed class FactSheet(ScoringFacts facts)
{
    private string?[]? texts;
    private string?[]? urls;

    public ScoringFacts Facts => facts;

    /// <summary>A text reduced to its words; null where it is unknown.</summary>
    public string? Reduced(TextField field)
    {
        if (FactFields.Of(facts, field) is not { } text)
        {
            return null;
        }

        texts ??= new string?[FactFields.Texts.Count];
        return texts[(int)field] ??= Words.Reduce(text);
    }

    /// <summary>The address of a touchpoint's page reduced to its words; null where there is none.</summary>
    public string? ReducedUrl(int touchpoint)
    {
        if (facts.Touchpoints[touchpoint].Url is not { } url)
        {
            return null;
        }

        urls ??= new string?[facts.Touchpoints.Count];
        return urls[touchpoint] ??= Words.Reduce(url);
    }
}

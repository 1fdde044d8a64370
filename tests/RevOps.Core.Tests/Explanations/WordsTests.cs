using RevOps.Core.Explanations;
using RevOps.Core.Normalization;

namespace RevOps.Core.Tests.Explanations;

/// <summary>Decisions in plain words.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("country", "Deutschland", "DE", "country.name", "Country: \"Deutschland\" was taken as DE (country.name).")]
    [InlineData("country", null, "DE", "country.from-phone", "Country: DE, inferred from the phone number's prefix (country.from-phone).")]
    [InlineData("company/industry", "Widgets", null, "industry.unknown", "Industry: \"Widgets\" was not understood and is left out (industry.unknown).")]
    [InlineData("something/new", null, "x", "some.rule", "something/new: x, inferred by rule (some.rule).")]
    [InlineData("fullName", "王小明", "小明 | 王", "name.split", "Name: \"王小明\" is first name 小明, last name 王 (name.split).")]
    [InlineData("fullName", "Prince", " | Prince", "name.split", "Name: \"Prince\" is last name Prince (name.split).")]
    [InlineData("email/suggestion", "a@hotmial.com", "a@hotmail.com", "email.typo-suggested", "E-mail: a@hotmial.com looks mistyped, a@hotmail.com was probably meant; nothing was changed (email.typo-suggested).")]
    [InlineData("fullName", "Dr.", null, "name.title-dropped", "Name: \"Dr.\" is a title and no part of the name (name.title-dropped).")]
    [InlineData("origin", "nothing", "direct/direct", "source.direct", "Source and channel: direct/direct, since nothing tells where the lead came from (source.direct).")]
    [InlineData("isTest", "fake-name", "true", "test.fake", "Treated as a test lead, because it was flagged as fake-name (test.fake).")]
    [InlineData("phone", "030 1 ext. 12", "12", "phone.extension", "Phone: 12 is the extension in \"030 1 ext. 12\" (phone.extension).")]
    public void A_step_says_what_came_in_what_came_out_and_why(string field, string? input, string? output, string rule, string expected) =>
        Assert.Equal(expected, StepWords.Of(new NormalizationStep(field, input, output, rule)));

    [Theory]
    [InlineData(60, 60, "Score 60 of 100; the threshold of 60 is reached.")]
    [InlineData(59, 60, "Score 59 of 100; 1 short of the threshold of 60.")]
    public void A_score_says_how_far_the_threshold_is(int score, int threshold, string expected) => Assert.Equal(expected, ScoreWords.Total(score, threshold));

    [Theory]
    [InlineData(true, 90, "Not routed: test leads are kept and scored, but get no owner and count nowhere.")]
    [InlineData(false, 59, "Not routed: below the threshold a lead needs no owner.")]
    [InlineData(false, 60, "Not routed yet.")]
    public void A_lead_without_owner_says_why(bool isTest, int score, string expected) => Assert.Equal(expected, RoutingWords.NotRouted(isTest, score, 60));

    [Theory]
    [InlineData(60, "Recycled: it qualifies again with a score of 65 and something done")]
    [InlineData(98, "Recycled: it qualifies again with a score of 100 and something done")]
    public void A_recycled_lead_says_what_it_needs(int threshold, string expected) => Assert.StartsWith(expected, RoutingWords.Recycled(threshold, 5), StringComparison.Ordinal);

    [Theory]
    [InlineData(12, "+12 fit: Works in one of our core industries.")]
    [InlineData(-8, "-8 fit: Works in one of our core industries.")]
    public void A_contribution_has_its_sign(int points, string expected) =>
        Assert.Equal(expected, ScoreWords.Contribution("fit", points, "Works in one of our core industries."));
}

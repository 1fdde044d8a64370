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
    [InlineData("email/isFreeMail", "gmail.com", "true", "email.free-mail", "Free mail: yes, because of \"gmail.com\" (email.free-mail).")]
    [InlineData("email/suggestion", "a@gmial.com", "a@gmail.com", "email.typo-suggested", "E-mail: \"a@gmial.com\" may be meant to be a@gmail.com; nothing was changed (email.typo-suggested).")]
    [InlineData("fullName", "王小明", "小明 | 王", "name.split", "Name: \"王小明\" is first name 小明, last name 王 (name.split).")]
    [InlineData("fullName", "Prince", " | Prince", "name.split", "Name: \"Prince\" is last name Prince (name.split).")]
    public void A_step_says_what_came_in_what_came_out_and_why(string field, string? input, string? output, string rule, string expected) =>
        Assert.Equal(expected, StepWords.Of(new NormalizationStep(field, input, output, rule)));

    [Theory]
    [InlineData(60, 60, "Score 60 of 100; the threshold of 60 is reached.")]
    [InlineData(59, 60, "Score 59 of 100; 1 short of the threshold of 60.")]
    public void A_score_says_how_far_the_threshold_is(int score, int threshold, string expected) => Assert.Equal(expected, ScoreWords.Total(score, threshold));

    [Theory]
    [InlineData(12, "+12 fit: Works in one of our core industries.")]
    [InlineData(-8, "-8 fit: Works in one of our core industries.")]
    public void A_contribution_has_its_sign(int points, string expected) =>
        Assert.Equal(expected, ScoreWords.Contribution("fit", points, "Works in one of our core industries."));
}

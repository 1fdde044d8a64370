using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Normalization;

public sealed class EmailTests
{
    private static NormalizedEmail? Email(string given) =>
        Pipeline.Normalize(new LeadSubmission { Email = given, Phone = "+49 30 901820" }).Email;

    [Theory]
    [InlineData("Anna@Example.COM", "anna@example.com")]
    [InlineData("  anna@example.com\t", "anna@example.com")]
    [InlineData("mailto:anna@example.com?subject=x", "anna@example.com")]
    [InlineData("\"Anna L.\" <Anna@example.com>", "anna@example.com")]
    [InlineData("<anna@example.com>", "anna@example.com")]
    [InlineData("anna@example.com.", "anna@example.com")]
    [InlineData("info@müller.de", "info@müller.de")]
    [InlineData("jörg@example.com", "jörg@example.com")]
    [InlineData("o'neil+x@sub.example.co.uk", "o'neil+x@sub.example.co.uk")]
    [InlineData("a.b.c+news@gmail.com", "a.b.c+news@gmail.com")]
    public void An_address_is_stored_as_given_trimmed_and_in_lower_case(string given, string expected) =>
        Assert.Equal(expected, Email(given)!.Address);

    [Theory]
    [InlineData("a..b@example.com")]
    [InlineData(".a@example.com")]
    [InlineData("a.@example.com")]
    [InlineData("a@@example.com")]
    [InlineData("a b@example.com")]
    [InlineData("a@example")]
    [InlineData("a@exa_mple.com")]
    [InlineData("a@-example.com")]
    [InlineData("a@example.c")]
    [InlineData("a@example.123")]
    [InlineData("a@[192.0.2.1]")]
    [InlineData("anna(at)example.com")]
    [InlineData("@example.com")]
    [InlineData("anna")]
    public void A_wrong_address_beside_a_valid_phone_is_left_out_with_a_step(string given)
    {
        var lead = Pipeline.Normalize(new LeadSubmission { Email = given, Phone = "+49 30 901820" });
        Assert.Null(lead.Email);
        Assert.Contains(lead.Steps, s => s is { Field: "email", Output: null, Rule: "email.invalid" } && s.Input == given);
    }

    [Fact]
    public void Lengths_are_those_of_RFC_5321()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 62), 3)) + ".com";
        Assert.NotNull(Email(new string('a', 64) + "@example.com"));
        Assert.Null(Email(new string('a', 65) + "@example.com"));
        Assert.NotNull(Email(new string('a', 254 - 1 - domain.Length) + "@" + domain));
        Assert.Null(Email(new string('a', 255 - 1 - domain.Length) + "@" + domain));
        Assert.Null(Email("a@" + new string('d', 64) + ".com"));
    }

    [Theory]
    [InlineData("a.b.c+news@gmail.com", "abc@gmail.com")]
    [InlineData("A.B@GoogleMail.com", "ab@gmail.com")]
    [InlineData("a.b+x@outlook.com", "a.b@outlook.com")]
    [InlineData("anna@me.com", "anna@icloud.com")]
    [InlineData("a.b+x@example.com", "a.b+x@example.com")]
    [InlineData("+x@gmail.com", "+x@gmail.com")]
    public void The_key_knows_what_the_provider_ignores(string given, string key) => Assert.Equal(key, Email(given)!.Key);

    [Theory]
    [InlineData("a@gmail.com", true)]
    [InlineData("a@yahoo.co.jp", true)]
    [InlineData("a@gmx.de", true)]
    [InlineData("a@163.com", true)]
    [InlineData("a@orange.fr", true)]
    [InlineData("a@example.com", false)]
    [InlineData("a@yahoo-consulting.com", false)]
    public void Free_mail_is_flagged(string given, bool expected) => Assert.Equal(expected, Email(given)!.IsFreeMail);

    [Theory]
    [InlineData("info@example.com", true)]
    [InlineData("Sales+de@example.com", true)]
    [InlineData("anna@example.com", false)]
    public void Role_accounts_are_flagged(string given, bool expected) => Assert.Equal(expected, Email(given)!.IsRole);

    [Fact]
    public void Nobody_reachable_is_rejected_with_the_field_to_blame()
    {
        Assert.Equal(("/email", "required"), Fault(new LeadSubmission()));
        Assert.Equal(("/email", "required"), Fault(new LeadSubmission { Email = "  ", Phone = "" }));
        Assert.Equal(("/email", "format"), Fault(new LeadSubmission { Email = "anna" }));
        Assert.Equal(("/email", "format"), Fault(new LeadSubmission { Email = "anna", Phone = "12" }));
        Assert.Equal(("/phone", "format"), Fault(new LeadSubmission { Phone = "12" }));
    }

    private static (string, string) Fault(LeadSubmission submission)
    {
        var fault = Assert.IsType<NormalizationResult.Rejected>(LeadNormalizer.Normalize(submission, Pipeline.Rules, Pipeline.Now)).Fault;
        return (fault.Field, fault.Code);
    }
}

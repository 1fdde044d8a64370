using RevOps.Functions.Access;
using RevOps.Functions.Access.Sessions;

namespace RevOps.Functions.Tests.Access;

/// <summary>What is put on record: changes by somebody who can be named, and questions that tell much.</summary>
public sealed class AuditTests
{
    [Theory]
    [InlineData(Scope.Agent, "POST", true)]
    [InlineData(Scope.Admin, "DELETE", true)]
    [InlineData(Scope.Agent, "GET", false)]
    [InlineData(Scope.Intake, "POST", false)]
    [InlineData(Scope.Intake | Scope.Agent, "POST", false)]
    [InlineData(Scope.None, "POST", false)]
    public void Changes_by_keys_are_but_not_what_machines_send_nor_what_anybody_may_call(Scope scope, string method, bool isKept) =>
        Assert.Equal(isKept, AuditTrail.Concerns(new AccessAttribute(scope), new Caller.Known(Scope.Admin), method));

    [Fact]
    public void What_a_person_sends_through_intake_from_the_pages_is() =>
        Assert.True(AuditTrail.Concerns(new AccessAttribute(Scope.Intake), new Caller.Known(Scope.Admin) { CsrfToken = "x" }, "POST"));

    [Fact]
    public void A_question_that_tells_much_is() =>
        Assert.True(AuditTrail.Concerns(new AccessAttribute(Scope.Admin) { Audited = true }, new Caller.Known(Scope.Admin), "GET"));

    [Fact]
    public void A_vendors_delivery_is_not() =>
        Assert.False(AuditTrail.Concerns(new AccessAttribute(Scope.Admin) { Vendor = "meta" }, new Caller.Known(Scope.None), "POST"));
}

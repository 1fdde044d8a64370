using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Functions.Access;
using RevOps.Functions.Description;

namespace RevOps.Functions.Intake;

/// <summary>The routes at which events come in.</summary>
public sealed class IntakeFunctions(IntakeDoor door)
{
    /// <summary>RevOps' own JSON: one lead or an array.</summary>
    [Function("IntakeLeads")]
    [Access(Scope.Intake)]
    [Takes("LeadInput", Amount = Amount.OneOrMany)]
    [Answers(202, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Refuses(415)]
    public Task<IResult> Leads(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "intake/leads")] HttpRequest request, CancellationToken cancel) =>
        AcceptAsync(request, "leads", "", cancel);

    /// <summary>Any web form, JSON or form-encoded.</summary>
    [Function("IntakeForms")]
    [Access(Scope.Intake)]
    [Takes("FormInput", ContentTypes = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"])]
    [Answers(202, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Path("form", "Name of the form.")]
    [Refuses(415)]
    public Task<IResult> Forms(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "intake/forms/{form}")] HttpRequest request, string form, CancellationToken cancel) =>
        AcceptAsync(request, "forms", form, cancel);

    /// <summary>Deals: one or an array, each as it stands now.</summary>
    [Function("Deals")]
    [Access(Scope.Intake)]
    [Takes("DealInput", Amount = Amount.OneOrMany)]
    [Answers(202, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Refuses(415)]
    public Task<IResult> Deals(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "deals")] HttpRequest request, CancellationToken cancel) =>
        AcceptAsync(request, "deals", "", cancel);

    /// <summary>Calls, wherever they were logged: one or an array.</summary>
    [Function("Calls")]
    [Access(Scope.Intake)]
    [Takes("CallInput", Amount = Amount.OneOrMany)]
    [Answers(202, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Refuses(415)]
    public Task<IResult> Calls(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "calls")] HttpRequest request, CancellationToken cancel) =>
        AcceptAsync(request, "calls", "", cancel);

    /// <summary>Service and stock of ERP systems: one or an array.</summary>
    [Function("IntakeErp")]
    [Access(Scope.Intake)]
    [Takes("ErpInput", Amount = Amount.OneOrMany)]
    [Answers(202, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Refuses(415)]
    public Task<IResult> Erp(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "intake/erp")] HttpRequest request, CancellationToken cancel) =>
        AcceptAsync(request, "erp", "", cancel);

    /// <summary>What the CRM says of contacts' stages: one or an array.</summary>
    [Function("Lifecycle")]
    [Access(Scope.Intake)]
    [Takes("LifecycleInput", Amount = Amount.OneOrMany)]
    [Answers(202, typeof(AcceptedEvent), typeof(AcceptedEvents))]
    [Refuses(415)]
    public Task<IResult> Lifecycle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "lifecycle")] HttpRequest request, CancellationToken cancel) =>
        AcceptAsync(request, "lifecycle", "", cancel);

    private async Task<IResult> AcceptAsync(HttpRequest request, string connector, string subject, CancellationToken cancel) =>
        EventAnswers.Of(request, await door.AcceptAsync(request, connector, subject, cancel));
}

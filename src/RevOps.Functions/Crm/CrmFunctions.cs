using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Crm;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Crm;

/// <summary>When the CRMs are told what has changed.</summary>
public sealed class CrmFunctions(Database database, CrmWriteBack writeBack)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(40);

    /// <summary>Every minute.</summary>
    [Function("WriteBackToCrm")]
    public async Task WriteBack([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await writeBack.WorkOffAsync(cancel) && TimeProvider.System.GetElapsedTime(started) < Budget)
        {
        }
    }

    /// <summary>Marks everything that a CRM knows, for when writing back is begun, or its rules have changed; what was written already is left out.</summary>
    [Function("PostCrmWriteBack")]
    [Access(Scope.Admin)]
    [Answers(202, typeof(WriteBackView))]
    public async Task<IResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "crm/write-back")] HttpRequest request, CancellationToken cancel)
    {
        var (contacts, deals) = await database.WriteAsync(async sql => (await sql.MarkCrmContactsAsync(), await sql.MarkCrmDealsAsync()), cancel);
        return Answer.Accepted(new WriteBackView(contacts, deals));
    }
}

using System.Collections.Concurrent;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Fetching;

namespace RevOps.Connectors.LinkedIn;

/// <summary>Form responses of LinkedIn with the forms that they answer. A version of a form never changes, so it is fetched once.</summary>
public sealed class LinkedInSource(VendorApi api, VendorAccess access) : IRecordSource
{
    private const int MaxForms = 500;

    private readonly ConcurrentDictionary<(string Id, string Version), string> _forms = new();

    /// <inheritdoc/>
    public string Vendor => LinkedInConnector.Vendor;

    /// <inheritdoc/>
    public VendorAccess Access => access;

    /// <summary>A client that says which version of the API it speaks.</summary>
    /// <param name="access">Where the API is and what opens it.</param>
    /// <param name="version">Year and month, such as <c>202511</c>.</param>
    /// <param name="handler">What the requests go through.</param>
    public static HttpClient Client(VendorAccess access, string version, HttpMessageHandler handler)
    {
        var client = VendorApi.Client(access, handler);
        client.DefaultRequestHeaders.Add("LinkedIn-Version", version);
        client.DefaultRequestHeaders.Add("X-Restli-Protocol-Version", "2.0.0");
        return client;
    }

    /// <inheritdoc/>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancel)
    {
        var response = (await api.GetAsync(LinkedInQuery.Response(request.Id), cancel)).Checked();
        if (response is not ApiAnswer.Ok ok)
        {
            return new FetchAnswer.Failed(response);
        }

        if (LinkedInQuery.FormOf(ok.Json) is not { } form)
        {
            return new FetchAnswer.Found(new FetchedRecord(request.Type, ok.Json));
        }

        return await FormAsync(form, cancel) switch
        {
            ApiAnswer.Ok known => new FetchAnswer.Found(new FetchedRecord(request.Type, ok.Json, known.Json)),
            var other => new FetchAnswer.Failed(other),
        };
    }

    private async Task<ApiAnswer> FormAsync((string Id, string Version) form, CancellationToken cancel)
    {
        if (_forms.TryGetValue(form, out var known))
        {
            return new ApiAnswer.Ok(known);
        }

        var answer = (await api.GetAsync(LinkedInQuery.Form(form.Id), cancel)).Checked();
        if (answer is ApiAnswer.Ok ok)
        {
            if (_forms.Count >= MaxForms)
            {
                _forms.Clear();
            }

            _forms[form] = ok.Json;
        }

        return answer;
    }
}

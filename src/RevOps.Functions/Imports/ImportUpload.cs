using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RevOps.Core;
using RevOps.Functions.Http;

namespace RevOps.Functions.Imports;

/// <summary>Finds the file in a request without reading it into memory.</summary>
internal abstract record ImportUpload
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private ImportUpload()
    {
    }

    /// <summary>A file to read from.</summary>
    /// <param name="Content">Its bytes, as they arrive.</param>
    /// <param name="Name">Its name, if given.</param>
    public sealed record File(Stream Content, string? Name) : ImportUpload;

    /// <summary>No file.</summary>
    /// <param name="Answer">What to tell the sender.</param>
    public sealed record Refused(IResult Answer) : ImportUpload;

    public static async Task<ImportUpload> OpenAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals(Workbook, StringComparison.OrdinalIgnoreCase))
        {
            return new File(request.Body, Name: null);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) && !string.IsNullOrEmpty(boundary)
            ? await FirstFileAsync(new MultipartReader(boundary, request.Body), cancel)
            : new Refused(Problem.UnsupportedType("Send text/csv, an .xlsx workbook, or multipart/form-data with a file."));
    }

    private static async Task<ImportUpload> FirstFileAsync(MultipartReader parts, CancellationToken cancel)
    {
        try
        {
            while (await parts.ReadNextSectionAsync(cancel) is { } part)
            {
                if (part.AsFileSection() is { FileStream: { } content } file)
                {
                    return new File(content, Path.GetFileName(file.FileName));
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return new Refused(Problem.Unreadable(new FieldFault("", "multipart", "The multipart body is damaged.")));
        }

        return new Refused(Problem.Invalid(new FieldFault("/file", "required", "There is no file in the multipart body.")));
    }
}

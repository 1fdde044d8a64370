using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using RevOps.Connectors.Input;
using RevOps.Core;

namespace RevOps.Connectors.Forms;

/// <summary>Reads the body of a form, whatever it is encoded as, into JSON.</summary>
internal static class FormBody
{
    /// <summary>What is accepted, for the answer 415.</summary>
    public const string Accepted = "Send application/json, application/x-www-form-urlencoded or multipart/form-data.";

    /// <summary>The form as a JSON value, a fault, or null where the content type is none of ours.</summary>
    public static JsonParse? Read(ReadOnlyMemory<byte> body, string? contentType)
    {
        var type = ContentTypes.MediaType(contentType);
        return type switch
        {
            "application/x-www-form-urlencoded" => FromFields(FormUrlEncoded.Decode(body.Span)),
            "multipart/form-data" => FromFields(MultipartFields.Decode(body.Span, ContentTypes.Parameter(contentType, "boundary"))),
            // A sender that names no type, or the plain text that Contact Form 7's webhook falls back to.
            "" or "text/plain" => LooksLikeJson(body.Span) ? FromJson(body) : FromFields(FormUrlEncoded.Decode(body.Span)),
            _ when ContentTypes.IsJson(contentType) => FromJson(body),
            _ => null,
        };
    }

    // PHP may announce or send the blog's own charset; what is not UTF-8 is taken as the usual Western one.
    private static JsonParse FromJson(ReadOnlyMemory<byte> body) =>
        JsonInput.Parse(Utf8.IsValid(body.Span) ? body : Encoding.UTF8.GetBytes(WebText.Decode(body.Span)));

    private static bool LooksLikeJson(ReadOnlySpan<byte> body)
    {
        var text = (body.StartsWith("\uFEFF"u8) ? body[3..] : body).TrimStart(" \t\r\n"u8);
        return !text.IsEmpty && text[0] is (byte)'{' or (byte)'[';
    }

    private static JsonParse FromFields(FieldTree? tree)
    {
        if (tree is null || tree.IsEmpty)
        {
            return new JsonParse.Broken(new FieldFault("", "form", "The body holds no form fields, or is cut off."));
        }

        if (tree.IsOverfull)
        {
            return new JsonParse.Broken(new FieldFault("", "form", $"The form has more than {FormFields.MaxFields} fields."));
        }

        return new JsonParse.Value(JsonElement.Parse(tree.ToJson()));
    }
}

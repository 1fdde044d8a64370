using System.Net.Mail;
using MailMessage = RevOps.Connectors.Destinations.MailMessage;

namespace RevOps.Functions.Mail;

/// <summary>Mails as files, one each, that any mail program opens: what would have been sent.</summary>
/// <param name="settings">Names the folder; where it names none nothing is written.</param>
public sealed class MailFolder(MailSettings settings)
{
    private const string Extension = ".eml";

    /// <summary>Writes a mail under its id; the same again replaces it.</summary>
    public async Task WriteAsync(MailMessage mail, string id, CancellationToken cancel)
    {
        using var mime = MimeMail.Of(mail, settings.From.Length > 0 ? settings.From : MailSettings.NobodysAddress, id);
        if (settings.Folder.Length == 0 || mime is null)
        {
            return;
        }

        // Written aside and moved, so that nobody opens half a mail. The client names its file itself, and wants a whole path.
        var aside = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(settings.Folder), $".{id}"));
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = aside.FullName, DeliveryFormat = MimeMail.FormatOf(mime) })
        {
            await client.SendMailAsync(mime, cancel);
        }

        foreach (var file in aside.EnumerateFiles())
        {
            file.MoveTo(Path.Combine(settings.Folder, id + Extension), overwrite: true);
        }

        aside.Delete(recursive: true);
    }

    /// <summary>Deletes what was written of some mails.</summary>
    /// <param name="ids">Their ids.</param>
    /// <returns>How many there were.</returns>
    public int Forget(IEnumerable<string> ids)
    {
        var files = settings.Folder.Length == 0 ? [] : ids.Select(id => new FileInfo(Path.Combine(settings.Folder, id + Extension))).Where(f => f.Exists).ToList();
        files.ForEach(f => f.Delete());
        return files.Count;
    }

    /// <summary>Deletes what was written before a time: mails are personal data.</summary>
    public void Purge(DateTimeOffset before)
    {
        var folder = new DirectoryInfo(settings.Folder.Length > 0 ? settings.Folder : ".");
        if (settings.Folder.Length == 0 || !folder.Exists)
        {
            return;
        }

        foreach (var file in folder.EnumerateFiles("*" + Extension).Where(f => f.LastWriteTimeUtc < before.UtcDateTime))
        {
            file.Delete();
        }
    }
}

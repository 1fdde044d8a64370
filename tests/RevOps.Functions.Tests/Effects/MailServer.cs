using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RevOps.Functions.Tests.Effects;

/// <summary>A mail server on loopback that takes every mail, or answers one command as told (RFC 5321).</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, string> _answers;
    private readonly Task _loop;

    /// <summary>Starts it.</summary>
    /// <param name="answers">By command, such as <c>RCPT</c>; <c>.</c> for the end of a mail.</param>
    public MailServer(params (string Command, string Answer)[] answers)
    {
        _answers = answers.ToDictionary(a => a.Command, a => a.Answer, StringComparer.Ordinal);
        _listener.Start();
        _loop = ServeAsync();
    }

    public string Url => $"smtp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Whole mails as they came.</summary>
    public List<string> Mails { get; } = [];

    /// <summary>Every command as it came.</summary>
    public List<string> Commands { get; } = [];

    public async ValueTask DisposeAsync()
    {
        // The listener goes last: asking one that has stopped for the next connection is a fault of its own.
        await _stop.CancelAsync();
        await _loop;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.acme.example");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            Commands.Add(line);
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            await writer.WriteLineAsync(_answers.GetValueOrDefault(command) ?? (command switch { "DATA" => "354 Go on", "EHLO" => "250 mail.acme.example", "QUIT" => "221 Bye", _ => "250 OK" }));
            if (command == "DATA" && !_answers.ContainsKey("DATA"))
            {
                var mail = new StringBuilder();
                for (var text = await reader.ReadLineAsync(_stop.Token); text is not (null or "."); text = await reader.ReadLineAsync(_stop.Token))
                {
                    mail.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append('\n');
                }

                Mails.Add(mail.ToString());
                await writer.WriteLineAsync(_answers.GetValueOrDefault(".") ?? "250 Taken");
            }

            if (command == "QUIT")
            {
                return;
            }
        }
    }
}

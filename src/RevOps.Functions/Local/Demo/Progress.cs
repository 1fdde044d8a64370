namespace RevOps.Functions.Local.Demo;

/// <summary>Where the demo is: one line that changes on a console, a line every few seconds elsewhere.</summary>
/// <param name="output">Where to.</param>
/// <param name="isConsole">True where a line can be written over.</param>
internal sealed class Progress(TextWriter output, bool isConsole)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);
    private long? _shown;

    /// <summary>Shows a sitting.</summary>
    public void Now(DateTimeOffset at, int sitting, int of, int events)
    {
        if (!isConsole && sitting < of && _shown is { } last && TimeProvider.System.GetElapsedTime(last) < BetweenLines)
        {
            return;
        }

        _shown = TimeProvider.System.GetTimestamp();
        var line = FormattableString.Invariant($"{at:ddd dd MMM yyyy HH:mm}  sitting {sitting,2} of {of}  {events,3} events accepted");
        output.Write(isConsole ? $"\r{line}" : $"{line}{Environment.NewLine}");
    }

    /// <summary>Leaves the line.</summary>
    public void End()
    {
        if (isConsole)
        {
            output.WriteLine();
        }
    }
}

using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace RevOps.Functions.Setup;

/// <summary>A setting that says for how many days something is kept.</summary>
internal static class KeepSetting
{
    private const int Longest = 3650;

    /// <summary>Reads it.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="name">The setting's name.</param>
    /// <param name="days">What it is where it is not set.</param>
    /// <exception cref="InvalidOperationException">It is no number of days from 1 to 3650.</exception>
    public static TimeSpan Read(IConfiguration configuration, string name, int days) => configuration[name] switch
    {
        null or "" => TimeSpan.FromDays(days),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is >= 1 and <= Longest => TimeSpan.FromDays(given),
        _ => throw new InvalidOperationException($"{name} is a number of days from 1 to {Longest}."),
    };
}

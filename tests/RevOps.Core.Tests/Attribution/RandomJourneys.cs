namespace RevOps.Core.Tests.Attribution;

/// <summary>Journeys over a few channels, with loops and cycles, converting or not.</summary>
internal static class RandomJourneys
{
    public static IReadOnlyList<Journey> Of(Random random, int channels, int journeys) =>
        [.. Enumerable.Range(0, journeys).Select(_ => new Journey(
            [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => $"{(char)('A' + random.Next(channels))}")],
            random.Next(2) * random.NextInt64(1, 50),
            random.Next(2) * random.NextInt64(0, 500)))];
}

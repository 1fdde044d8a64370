using System.Text.Json;

namespace RevOps.Data.Ads;

/// <summary>Something that ad platforms may have to be told.</summary>
public sealed record ConversionMark
{
    /// <summary>Number of the mark.</summary>
    public long MarkId { get; init; }

    /// <summary><c>MQL</c>, <c>SQL</c> or <c>won</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The lead's id; the deal's for <c>won</c>.</summary>
    public required string Id { get; init; }

    /// <summary>When; the deal knows it for <c>won</c>.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>Whom a conversion is about.</summary>
public sealed record ConversionRow
{
    /// <summary>The lead's id, or the deal's.</summary>
    public required string Id { get; init; }

    /// <summary>The contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>Its address, if any.</summary>
    public string? Email { get; init; }

    /// <summary>Its number in E.164, if any.</summary>
    public string? Phone { get; init; }

    /// <summary>What a deal is worth.</summary>
    public decimal? Value { get; init; }

    /// <summary>In which currency.</summary>
    public string? Currency { get; init; }

    /// <summary>When a deal was closed.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>A click id of an ad platform.</summary>
public sealed record ClickRow
{
    /// <summary>Who clicked.</summary>
    public required string ContactId { get; init; }

    /// <summary>Its name, such as <c>gclid</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>As the platform gave it.</summary>
    public required string Value { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset ClickedAt { get; init; }
}

/// <summary>What ad platforms are to be told.</summary>
public static class ConversionStore
{
    /// <summary>The oldest marks.</summary>
    public static Task<IReadOnlyList<ConversionMark>> NextConversionMarksAsync(this SqlSession sql, int limit) =>
        sql.QueryAsync<ConversionMark>("conversion_marks/next", new { Limit = limit });

    /// <summary>Takes marks away.</summary>
    public static Task RemoveConversionMarksAsync(this SqlSession sql, IEnumerable<ConversionMark> marks) =>
        sql.ExecuteAsync("conversion_marks/delete", new { Marks = JsonSerializer.Serialize(marks.Select(m => m.MarkId)) });

    /// <summary>Whom leads' stages are about, by the lead's id.</summary>
    public static async Task<IReadOnlyDictionary<string, ConversionRow>> LeadConversionsAsync(this SqlSession sql, IReadOnlyCollection<string> ids) =>
        ids.Count == 0 ? new Dictionary<string, ConversionRow>() : (await sql.QueryAsync<ConversionRow>("conversions/leads", new { Ids = ids })).ToDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>Whom won deals are about, by the deal's id.</summary>
    public static async Task<IReadOnlyDictionary<string, ConversionRow>> DealConversionsAsync(this SqlSession sql, IReadOnlyCollection<string> ids) =>
        ids.Count == 0 ? new Dictionary<string, ConversionRow>() : (await sql.QueryAsync<ConversionRow>("conversions/deals", new { Ids = ids })).ToDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>The clicks of contacts, the oldest first.</summary>
    public static async Task<ILookup<string, ClickRow>> ClicksAsync(this SqlSession sql, IReadOnlyCollection<string> contactIds) =>
        (contactIds.Count == 0 ? [] : await sql.QueryAsync<ClickRow>("click_ids/of_contacts", new { ContactIds = contactIds })).ToLookup(c => c.ContactId, StringComparer.Ordinal);
}

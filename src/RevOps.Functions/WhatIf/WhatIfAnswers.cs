using System.Text.Json;

namespace RevOps.Functions.WhatIf;

/// <summary>A what-if that was begun.</summary>
/// <param name="WhatIfId">The what-if.</param>
/// <param name="StatusUrl">Where to see what became of it.</param>
internal sealed record NewWhatIf(string WhatIfId, string StatusUrl);

/// <summary>Last month again, by other rules.</summary>
/// <param name="WhatIfId">The what-if.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Terminal">Whether nothing more will happen with it.</param>
/// <param name="From">From when on leads are looked at.</param>
/// <param name="Until">Until when, excluded.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="FinishedAt">When it was done.</param>
/// <param name="Processed">Leads so far.</param>
/// <param name="Total">Leads to do.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="Result">What would be otherwise; null while it runs.</param>
internal sealed record WhatIfView(
    string WhatIfId,
    string Status,
    bool Terminal,
    DateTimeOffset From,
    DateTimeOffset Until,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    int Processed,
    int Total,
    string? Reason,
    JsonElement? Result);

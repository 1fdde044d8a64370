using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core.Scoring.Calibration;
using RevOps.Data.Leads;
using RevOps.Functions.Access;
using RevOps.Functions.Api;
using RevOps.Functions.Description;
using RevOps.Functions.Http;

namespace RevOps.Functions.Scoring;

/// <summary>What closed deals say about the scoring rules.</summary>
public sealed class CalibrateFunction(ScoreCalibration calibration, TimeProvider time)
{
    private const double DefaultHoldOut = 0.3;

    /// <summary>Suggests points; nothing is written.</summary>
    [Function("CalibrateScoring")]
    [Access(Scope.Read | Scope.Admin)]
    [Takes("CalibrationInput")]
    [Answers(200, typeof(CalibrationView))]
    public async Task<IResult> Calibrate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "scoring/calibrate")] HttpRequest request, CancellationToken cancel)
    {
        var (body, refusal) = await JsonInput.ReadAsync(request, cancel);
        if (refusal is not null)
        {
            return refusal;
        }

        var input = JsonInput.Of(body);
        var wanted = Read(input, body);
        return input.Faults.Count > 0 ? Problem.Invalid(input.Faults) : Answer.Ok(View(await calibration.RunAsync(wanted, cancel)));
    }

    private CalibrationRequest Read(JsonInput input, JsonElement body)
    {
        var from = Date(input, "from") ?? DateOnly.MinValue;
        var to = Date(input, "to") ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (to < from)
        {
            input.Fault<string>("to", "range", "to is not before from.");
        }

        var negatives = input.Text("negatives", 20) ?? "lost+disqualified";
        if (negatives is not ("lost" or "lost+disqualified"))
        {
            input.Fault<string>("negatives", "value", "negatives is lost or lost+disqualified.");
        }

        return new CalibrationRequest(
            new Period(Midnight(from), to == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Midnight(to.AddDays(1))),
            negatives != "lost",
            HoldOut(input, body),
            input.Number("seed", 0, int.MaxValue) ?? 1);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static DateOnly? Date(JsonInput input, string name) => input.Text(name, 40) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => input.Fault<DateOnly?>(name, "format", $"{name} is a date such as 2026-05-04."),
    };

    private static double HoldOut(JsonInput input, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("holdout", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return DefaultHoldOut;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var share) && share is >= 0.1 and <= 0.9
            ? share
            : input.Fault<double>("holdout", "range", "holdout is a share from 0.1 to 0.9.");
    }

    private static CalibrationView View(CalibrationReport report) => new(
        report.RuleVersion,
        report.Won,
        report.NotWon,
        report.Training,
        report.HoldOut,
        new AucView(Round(report.PresentAuc), Round(report.SuggestedAuc)),
        report.Rules.Select(r => new RuleCalibration(
            r.RuleId, r.Group, r.PresentPoints, r.SuggestedPoints, r.Reason, Share(r.With), Share(r.Without), Round(r.Lift),
            Significant(r.PValue))),
        report.Warnings);

    private static ConversionView Share(Conversion conversion) => new(conversion.N, conversion.Won, Round(conversion.Rate), Round(conversion.Low), Round(conversion.High));

    private static double? Round(double? value) => value is { } v ? Math.Round(v, 4) : null;

    /// <summary>Three digits, however small.</summary>
    private static double Significant(double value) => double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

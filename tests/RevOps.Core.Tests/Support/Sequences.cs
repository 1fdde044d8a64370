using RevOps.Core.Nurture;
using RevOps.Core.Rules;
using RevOps.Core.Scoring;

namespace RevOps.Core.Tests.Support;

/// <summary>Sequences and leads for tests.</summary>
internal static class Sequences
{
    /// <summary>Every kind of step and every property at least once.</summary>
    public const string Rich = """
        {
          "$schema": "../schema/nurture.schema.json",
          "name": "Rich",
          "priority": 5,
          "lists": { "bosses": ["ceo"] },
          "conditions": { "boss": { "field": "jobTitle", "words": "@bosses" } },
          "entry": {
            "stages": ["lead"], "statuses": ["nurturing"], "segments": ["smb"], "sources": ["google"], "channels": ["google_ads"],
            "countries": ["DE"], "score": { "from": 0, "to": 59 }, "when": { "is": "boss" }
          },
          "goals": [{ "reason": "booked", "if": { "engaged": ["form_submit"], "stages": ["lead"], "score": { "from": 5 } } }],
          "steps": [
            { "id": "hello", "email": { "template": "hello", "ifRefused": "exit" } },
            {
              "id": "reads",
              "waitForEngagement": {
                "eventTypes": ["email_click"], "upTo": { "days": 3 },
                "then": [{ "id": "in", "audienceAdd": { "audience": "warm" } }],
                "else": [{ "id": "nap", "wait": { "hours": 12 } }]
              }
            },
            {
              "id": "fork",
              "branch": {
                "if": { "score": { "from": 30 }, "when": { "field": "country", "in": ["DE"] } },
                "then": [{ "id": "ring", "task": { "kind": "review", "text": "Look.", "dueIn": { "minutes": 90 } } }],
                "else": [{ "id": "bye", "exit": { "reason": "cold" } }]
              }
            },
            {
              "id": "toss",
              "split": { "arms": [{ "name": "a", "weight": 1, "steps": [{ "id": "a1", "email": { "template": "a" } }] }, { "name": "b", "weight": 3 }] }
            },
            { "id": "out", "audienceRemove": { "audience": "warm" } }
          ]
        }
        """;

    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A sequence of these steps, for any lead; the goals are JSON too.</summary>
    public static NurtureSequence Of(string steps, string goals = "[]") =>
        Read($$"""{"name":"T","entry":{},"goals":{{goals}},"steps":{{steps}}}""");

    public static NurtureSequence Read(string json) =>
        RuleParser.Sequence("test", json) ?? throw new InvalidOperationException("This sequence is not right.");

    /// <summary>A nurtured lead with these touchpoints.</summary>
    public static NurtureFacts Lead(int score = 20, string status = "nurturing", params (string Type, DateTimeOffset At)[] touchpoints) => new(
        new ScoringFacts { Country = "DE", Segment = "smb", Source = "google", Channel = "google_ads", JobTitle = "CEO", Touchpoints = [.. touchpoints.Select(t => new TouchpointFact(t.Type, t.At, null))] },
        score,
        "lead",
        status);

    public static NurturePosition At(string step, DateTimeOffset? enteredAt = null) => new(step, enteredAt ?? Noon, Noon, "con-1");
}

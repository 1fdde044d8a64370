using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using RevOps.Functions.Tests.Support;

namespace RevOps.Functions.Tests.Setup;

/// <summary>No personal data in logs: every line is declared, and declares ids, counts and codes only.</summary>
public sealed partial class LogTests
{
    private static IReadOnlyList<(MethodInfo Method, LoggerMessageAttribute Line)> Lines =>
    [
        .. from method in AppFunctions.Methods(AppFunctions.Assembly)
           let line = method.GetCustomAttribute<LoggerMessageAttribute>()
           where line is not null
           select (method, line),
    ];

    [Fact]
    public void No_log_line_takes_what_could_be_personal()
    {
        Assert.NotEmpty(Lines);
        Assert.Empty(Lines.SelectMany(l => l.Method.GetParameters().Where(IsSuspect).Select(p => $"{l.Method.DeclaringType!.Name}.{l.Method.Name}({p})")));
    }

    [Theory]
    [InlineData(nameof(Suspects.Email))]
    [InlineData(nameof(Suspects.Named))]
    [InlineData(nameof(Suspects.Raw))]
    [InlineData(nameof(Suspects.Thrown))]
    public void What_could_be_personal_is_found(string method) =>
        Assert.Contains(typeof(Suspects).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetParameters(), IsSuspect);

    [Fact]
    public void Nothing_is_logged_past_the_declared_lines()
    {
        var calls = from method in AppFunctions.Methods(AppFunctions.Assembly)
                    from member in Instructions.Members(method)
                    where member.DeclaringType == typeof(LoggerExtensions) && member.Name.StartsWith("Log", StringComparison.Ordinal)
                    select $"{method.DeclaringType!.Name}.{method.Name}: {member.Name}";
        Assert.Empty(calls);
    }

    [Fact]
    public void Each_log_line_has_a_number_of_its_own() => Assert.Equal(Lines.Count, Lines.Select(l => l.Line.EventId).Distinct().Count());

    /// <summary>An exception's text may repeat the value that it is about, and so may a whole object.</summary>
    private static bool IsSuspect(ParameterInfo parameter) =>
        Suspect().IsMatch(parameter.Name!)
        || parameter.ParameterType.IsAssignableTo(typeof(Exception))
        || !(parameter.ParameterType.IsValueType || parameter.ParameterType == typeof(string));

    [GeneratedRegex("email|mail|phone|name|address|body|payload|message|text|content|input|value|contact$|lead$", RegexOptions.IgnoreCase)]
    private static partial Regex Suspect();

    private static class Suspects
    {
        public static void Email(string ownerEmail) => _ = ownerEmail;

        public static void Named(string firstName) => _ = firstName;

        public static void Raw(object item) => _ = item;

        public static void Thrown(Exception fault) => _ = fault;
    }
}

using System.Reflection;
using Xunit.Sdk;

namespace RevOps.Data.Tests.Support;

/// <summary>Runs a theory against the embedded database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[SqlDialect.Sqlite]];
}

/// <summary>Runs a theory against the server that <c>REVOPS_TEST_SQLSERVER</c> names; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqlServerAttribute : DataAttribute
{
    public const string Variable = "REVOPS_TEST_SQLSERVER";

    public OnSqlServerAttribute() =>
        Skip = Server is null ? $"{Variable} names no SQL Server to test against (a connection string)." : null;

    public static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[SqlDialect.SqlServer]];
}

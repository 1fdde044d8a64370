namespace Azure.Data.Tables;

/// <summary>The answer for a row that does not exist.</summary>
internal sealed class NoEntityResponse<T>(Response response) : NullableResponse<T>
{
    /// <inheritdoc/>
    public override bool HasValue => false;

    /// <inheritdoc/>
    public override T Value => throw new InvalidOperationException("The row does not exist: ask HasValue first.");

    /// <inheritdoc/>
    public override Response GetRawResponse() => response;
}

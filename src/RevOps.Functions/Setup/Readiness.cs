namespace RevOps.Functions.Setup;

/// <summary>Whether start-up has finished.</summary>
public sealed class Readiness
{
    private volatile bool _isReady;

    /// <summary>True once schema, queues, tables and containers are there.</summary>
    public bool IsReady => _isReady;

    /// <summary>Start-up has finished.</summary>
    public void Ready() => _isReady = true;
}

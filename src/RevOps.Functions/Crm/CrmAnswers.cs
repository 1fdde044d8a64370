namespace RevOps.Functions.Crm;

/// <summary>What will be written back.</summary>
/// <param name="Contacts">Contacts that were marked.</param>
/// <param name="Deals">Deals that were marked.</param>
internal sealed record WriteBackView(int Contacts, int Deals);

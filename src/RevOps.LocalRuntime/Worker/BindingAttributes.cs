// Abstract classes with public constructors: as in the real package.
#pragma warning disable CA1012

namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of every attribute that binds something to a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute
{
    /// <summary>For the attributes derived from it.</summary>
    public BindingAttribute()
    {
    }
}

/// <summary>Base of the attributes that start a function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
    /// <summary>For the attributes derived from it.</summary>
    public TriggerBindingAttribute()
    {
    }
}

/// <summary>Base of the attributes that hand a function something to work with.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
    /// <summary>For the attributes derived from it.</summary>
    public InputBindingAttribute()
    {
    }
}

using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>
/// What a class without type parameters says of a generic base class that it closes, such as <c>Entity&lt;int&gt;</c>: only
/// there it is known which types the type parameters stand for.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ClosedClass
{
    private protected ClosedClass()
    {
    }

    /// <summary>Makes it known to the model of the generic class, which is not touched before.</summary>
    internal abstract void Supply();
}

/// <summary>The same for one closed class.</summary>
/// <remarks>
/// Several classes may close a generic class alike; what they say is the same but for nullable annotations, which the bytes
/// do not depend on. The first one is kept.
/// </remarks>
/// <typeparam name="TClass">The closed class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClosedClass<TClass> : ClosedClass
    where TClass : PersistentObject
{
    static ClosedClass<TClass>? s_supplied;

    readonly Dictionary<string, object> _codecs;

    /// <summary>Describes a closed class.</summary>
    /// <param name="name">The full name with type arguments, which names it in the log: <c>Shop.Entity&lt;int32&gt;</c>.</param>
    /// <param name="codecs">A <see cref="ValueCodec{T}"/> for each property whose type depends on a type parameter.</param>
    public ClosedClass(string name, params (string Property, object Codec)[] codecs)
        => (ClassName, _codecs) = (name, codecs.ToDictionary(codec => codec.Property, codec => codec.Codec));

    /// <summary>The full name with type arguments.</summary>
    public static string Name => Supplied.ClassName;

    string ClassName { get; }

    static ClosedClass<TClass> Supplied => Volatile.Read(ref s_supplied)
        ?? throw new InvalidOperationException($"No persistent class that closes {typeof(TClass)} has been described yet.");

    /// <summary>The codec of a property.</summary>
    public static ValueCodec<T> Codec<T>(string property) => (ValueCodec<T>)Supplied._codecs[property];

    internal override void Supply() => Interlocked.CompareExchange(ref s_supplied, this, null);
}

namespace PersistentObjects.Generator.Model;

/// <summary>
/// How the values of a property are encoded and read. Shapes nest, so that a codec is composed in the emitter the
/// way the type is composed in the user's code.
/// </summary>
abstract record ValueShape
{
    ValueShape()
    {
    }

    /// <summary>
    /// Whether a value is wider than a machine word. Such a value could be read torn, so its getter goes through the
    /// object's stamp; all others are read with a single load.
    /// </summary>
    public abstract bool IsWide { get; }

    /// <summary>A value with a codec of the runtime, named as in <c>ValueCodecs</c>.</summary>
    public sealed record Scalar(string Codec, bool Wide) : ValueShape
    {
        public override bool IsWide => Wide;
    }

    /// <summary>An enum, stored as its underlying integer together with the name of its type.</summary>
    public sealed record Enumeration(TypeRef Type) : ValueShape
    {
        public override bool IsWide => false;
    }

    /// <summary>A nullable value type: the value and a flag, two words whatever the value.</summary>
    public sealed record Nullable(ValueShape Value) : ValueShape
    {
        public override bool IsWide => true;
    }

    /// <summary>A reference to an object of a persistent class.</summary>
    public sealed record Reference(TypeRef Class, bool AllowsNull) : ValueShape
    {
        public override bool IsWide => false;
    }
}

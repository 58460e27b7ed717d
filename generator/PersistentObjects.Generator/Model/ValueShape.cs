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

    /// <summary>
    /// Whether <c>Volatile.Read</c> takes a field of the type. The compiler of the machine code then folds the null check
    /// of the object into the load; through a method of ours, it would touch the head of the object as well, which is
    /// often another cache line.
    /// </summary>
    public virtual bool HasVolatileRead => false;

    /// <summary>A value with a codec of the runtime, named as in <c>ValueCodecs</c>.</summary>
    public sealed record Scalar(string Codec, bool Wide) : ValueShape
    {
        public override bool IsWide => Wide;

        public override bool HasVolatileRead => !Wide && Codec is not ("Char" or "DateTime");
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

        public override bool HasVolatileRead => true;
    }

    /// <summary>A value whose type depends on a type parameter of its class; the class that closes it supplies the codec.</summary>
    public sealed record Supplied(bool Wide) : ValueShape
    {
        public override bool IsWide => Wide;
    }
}

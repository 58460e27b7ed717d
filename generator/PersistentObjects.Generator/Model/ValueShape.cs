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
    public virtual bool IsWide => false;

    /// <summary>
    /// Whether <c>Volatile.Read</c> takes a field of the type. The compiler of the machine code then folds the null check
    /// of the object into the load; through a method of ours, it would touch the head of the object as well, which is
    /// often another cache line.
    /// </summary>
    public virtual bool HasVolatileRead => false;

    /// <summary>Whether the setter stores a copy, since the caller could change what it passed.</summary>
    public virtual bool IsCopiedWhenSet => false;

    /// <summary>The shapes that this one is composed of; the members of a structure are found in its definition.</summary>
    public virtual EquatableArray<ValueShape> Parts => default;

    /// <summary>A value with a codec of the runtime.</summary>
    /// <param name="Codec">The codec's name in <c>ValueCodecs</c>.</param>
    /// <param name="TypeText">The type as the log names it.</param>
    /// <param name="Load">How a field of the type is read.</param>
    public sealed record Scalar(string Codec, string TypeText, FieldLoad Load) : ValueShape
    {
        public override bool IsWide => Load == FieldLoad.Wide;

        public override bool HasVolatileRead => Load == FieldLoad.Volatile;

        public override bool IsCopiedWhenSet => Codec == "ReadOnlyMemory";
    }

    /// <summary>An enum, stored as its underlying integer together with the name of its type.</summary>
    /// <param name="Type">The enum.</param>
    /// <param name="Underlying">Its underlying type as the log names it.</param>
    public sealed record Enumeration(TypeRef Type, string Underlying) : ValueShape;

    /// <summary>A nullable value type: the value and a flag, two words whatever the value.</summary>
    public sealed record Nullable(ValueShape Value) : ValueShape
    {
        public override bool IsWide => true;

        public override bool IsCopiedWhenSet => Value.IsCopiedWhenSet;

        public override EquatableArray<ValueShape> Parts => new([Value]);
    }

    /// <summary>A reference to an object of a persistent class.</summary>
    public sealed record Reference(TypeRef Class, bool AllowsNull) : ValueShape
    {
        public override bool HasVolatileRead => true;
    }

    /// <summary>An immutable collection of the framework.</summary>
    /// <param name="Name">Its name without arity, which is that of its codec: <c>ImmutableArray</c>.</param>
    /// <param name="Kind">Its kind as the log names it: <c>array</c>, <c>list</c>, <c>set</c> or <c>map</c>.</param>
    /// <param name="Elements">The shapes of its type arguments.</param>
    /// <param name="AllowsNull">Whether the declared type is a nullable reference.</param>
    public sealed record Collection(string Name, string Kind, EquatableArray<ValueShape> Elements, bool AllowsNull) : ValueShape
    {
        // An immutable array is a struct of one reference: a word, but none that Volatile.Read takes.
        public override bool HasVolatileRead => Kind != "array";

        public override EquatableArray<ValueShape> Parts => Elements;
    }

    /// <summary>A collection that changes: the property is one for good.</summary>
    /// <param name="Name">Its name without arity: <c>PersistentList</c>.</param>
    /// <param name="Elements">The shapes of its type arguments.</param>
    /// <param name="ElementTypes">These in source text.</param>
    public sealed record Changing(string Name, EquatableArray<ValueShape> Elements, string ElementTypes) : ValueShape
    {
        public override EquatableArray<ValueShape> Parts => Elements;
    }

    /// <summary>A tuple, struct or record, whose codec is generated from its definition.</summary>
    /// <param name="Name">Its name in the log, which is its identity too; a tuple's is made of its elements.</param>
    /// <param name="IsReference">Whether it is a record class.</param>
    /// <param name="AllowsNull">Whether the declared type is a nullable reference.</param>
    public sealed record Structure(string Name, bool IsReference, bool AllowsNull) : ValueShape
    {
        public override bool IsWide => !IsReference;

        public override bool HasVolatileRead => IsReference;
    }

    /// <summary>A value whose bytes are another codec's business.</summary>
    /// <param name="TypeText">The type as the log names it: <c>codec Shop.Color</c>.</param>
    /// <param name="Type">The type that the codec is for, in source text; nullable when the declared reference type is.</param>
    /// <param name="Codec">The expression that makes the codec.</param>
    /// <param name="ForNullable">Whether the codec is of a value type and the property of its nullable.</param>
    /// <param name="IsReference">Whether the values are references.</param>
    public sealed record Opaque(string TypeText, string Type, string Codec, bool ForNullable, bool IsReference) : ValueShape
    {
        public override bool IsWide => !IsReference;

        public override bool HasVolatileRead => IsReference;
    }

    /// <summary>A value whose type depends on a type parameter of its class; the class that closes it supplies the codec.</summary>
    public sealed record Supplied(bool Wide) : ValueShape
    {
        public override bool IsWide => Wide;
    }
}

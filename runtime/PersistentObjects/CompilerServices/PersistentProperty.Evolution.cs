namespace PersistentObjects.CompilerServices;

/// <content>How values that were stored differently become values of the property.</content>
public abstract partial class PersistentProperty
{
    /// <summary>The types that conversions of the user's take, as the schema records name them.</summary>
    internal virtual IReadOnlyList<string> ConversionTypes => [];

    /// <summary>Whether a conversion may look at objects, which are complete only when all are loaded.</summary>
    internal virtual bool ConvertsReferences(int conversion) => false;

    /// <summary>Reads a value of the type that a conversion takes, and converts it.</summary>
    /// <exception cref="RecordFormatException">It is none.</exception>
    /// <exception cref="Exception">What the user's method throws.</exception>
    internal virtual void ReadConverted(int conversion, ref RecordReader reader, PersistentObject target)
        => throw new NotSupportedException($"{Name} converts nothing.");

    /// <summary>Whether the field holds null.</summary>
    internal abstract bool IsNull(PersistentObject values);
}

/// <content>How values that were stored differently become values of the property.</content>
public sealed partial class PersistentProperty<T>
{
    /// <summary>How values that were stored with other types become values of this one.</summary>
    public ValueConversion<T>[] Conversions { internal get; init; } = [];

    internal override IReadOnlyList<string> ConversionTypes => [.. Conversions.Select(conversion => conversion.FromType)];

    internal override bool ConvertsReferences(int conversion) => Conversions[conversion].HasReferences;

    internal override void ReadConverted(int conversion, ref RecordReader reader, PersistentObject target)
        => FieldOf(target) = Conversions[conversion].Read(ref reader);
}

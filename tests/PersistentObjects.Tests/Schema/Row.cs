using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Schema;

/// <summary>
/// An object whose class each test makes up: what a class was in one version of a program, and what it is in the next.
/// </summary>
class Row : PersistentObject
{
    string? _text = "initial text";
    string? _otherText = "initial other text";
    long _number = 42;
    int _smallNumber = 43;
    double? _optional = 4.4;
    Row? _reference;
    PersistentBlob? _blob;

    public static PersistentProperty<string> Text(string name) => new(name, ValueCodecs.String, static o => ref ((Row)o)._text!);

    public static PersistentProperty<string> Text(string name, ValueCodec<string> codec) => new(name, codec, static o => ref ((Row)o)._text!);

    /// <summary>What an initializer of a reference would make.</summary>
    public static Row WithReference() => new() { _reference = new Row() };

    public static PersistentProperty<string?> NullableText(string name) => new(name, ValueCodecs.NullableString, static o => ref ((Row)o)._text);

    public static PersistentProperty<string?> OtherText(string name) => new(name, ValueCodecs.NullableString, static o => ref ((Row)o)._otherText);

    public static PersistentProperty<long> Number(string name) => new(name, ValueCodecs.Int64, static o => ref ((Row)o)._number);

    public static PersistentProperty<int> SmallNumber(string name) => new(name, ValueCodecs.Int32, static o => ref ((Row)o)._smallNumber);

    public static PersistentProperty<double?> Optional(string name)
        => new(name, ValueCodecs.Nullable(ValueCodecs.Double), static o => ref ((Row)o)._optional);

    public static PersistentProperty<PersistentBlob?> Blob(string name) => new(name, ValueCodecs.NullableBlob, static o => ref ((Row)o)._blob);

    public static PersistentProperty<Row?> NullableReference(string name, string className)
        => new(name, ValueCodecs.NullableReference<Row>(className), static o => ref ((Row)o)._reference);

    public static PersistentProperty<Row> Reference(string name, string className)
        => new(name, ValueCodecs.Reference<Row>(className), static o => ref ((Row)o)._reference!);

    public static ref long NumberField(Row row) => ref row._number;

    public static ref string TextField(Row row) => ref row._text!;

    public static IEnumerable<long> Numbers(IEnumerable<Row> rows) => rows.Select(row => row._number);

    /// <summary>The reference as one to a subclass.</summary>
    public static ref T ReferenceField<T>(Row row) => ref System.Runtime.CompilerServices.Unsafe.As<Row?, T>(ref row._reference);

    /// <summary>A class with these properties.</summary>
    public static PersistentClass Class(string name, params PersistentProperty[] properties)
        => new(name, typeof(Row), null, static () => new Row(), properties, [], null);

    public override string ToString() => $"{_text}|{_otherText}|{_number}|{_smallNumber}|{_optional}";
}

/// <summary>Of a second class.</summary>
sealed class DerivedRow : Row
{
    public static PersistentClass Class(string name, PersistentClass? baseClass, params PersistentProperty[] properties)
        => new(name, typeof(DerivedRow), baseClass, static () => new DerivedRow(), properties, [], null);
}

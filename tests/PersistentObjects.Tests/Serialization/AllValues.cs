namespace PersistentObjects.Tests.Serialization;

/// <summary>One property of every type that a property may have.</summary>
[Persistent]
public partial class AllValues
{
    public partial string Text { get; set; } = "";

    public partial string? OptionalText { get; set; }

    public partial bool Boolean { get; set; }

    public partial sbyte SByte { get; set; }

    public partial byte Byte { get; set; }

    public partial short Int16 { get; set; }

    public partial ushort UInt16 { get; set; }

    public partial int Int32 { get; set; }

    public partial uint UInt32 { get; set; }

    public partial long Int64 { get; set; }

    public partial ulong UInt64 { get; set; }

    public partial char Char { get; set; }

    public partial float Single { get; set; }

    public partial double Double { get; set; }

    public partial decimal Decimal { get; set; }

    public partial Guid Guid { get; set; }

    public partial DateTime DateTime { get; set; }

    public partial DateTimeOffset DateTimeOffset { get; set; }

    public partial SByteEnum SByteEnum { get; set; }

    public partial ByteEnum ByteEnum { get; set; }

    public partial Int16Enum Int16Enum { get; set; }

    public partial UInt16Enum UInt16Enum { get; set; }

    public partial Int32Enum Int32Enum { get; set; }

    public partial UInt32Enum UInt32Enum { get; set; }

    public partial Int64Enum Int64Enum { get; set; }

    public partial UInt64Enum UInt64Enum { get; set; }

    public partial bool? OptionalBoolean { get; set; }

    public partial int? OptionalInt32 { get; set; }

    public partial long? OptionalInt64 { get; set; }

    public partial double? OptionalDouble { get; set; }

    public partial decimal? OptionalDecimal { get; set; }

    public partial Guid? OptionalGuid { get; set; }

    public partial DateTime? OptionalDateTime { get; set; }

    public partial DateTimeOffset? OptionalDateTimeOffset { get; set; }

    public partial Int32Enum? OptionalEnum { get; set; }
}

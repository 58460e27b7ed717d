namespace PersistentObjects.Tests.Serialization;

public enum SByteEnum : sbyte { Negative = -1, One = 1 }

public enum ByteEnum : byte { One = 1 }

public enum Int16Enum : short { Negative = -1, One = 1 }

public enum UInt16Enum : ushort { One = 1 }

public enum Int32Enum { Negative = -1, One = 1 }

public enum UInt32Enum : uint { One = 1 }

public enum Int64Enum : long { Negative = -1, One = 1 }

public enum UInt64Enum : ulong { One = 1 }

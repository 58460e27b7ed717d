namespace PersistentObjects;
/// <summary>x</summary>
public sealed class RetiredRecord { internal RetiredRecord() {} }

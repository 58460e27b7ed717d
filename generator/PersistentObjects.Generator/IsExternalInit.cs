// The compiler asks for this type by name when a record has positional properties; netstandard2.0 does not have it.
namespace System.Runtime.CompilerServices;

static class IsExternalInit;

using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class EnumMemberIsNotDeclaredCodeFixTests
{
    const string Id = "PO2010";

    const string Account = "[Persistent] public partial class Account { public partial Tier Tier { get; set; } public partial Mode Mode { get; set; } }";

    const string Now = $$"""
        public enum [|Tier|]
        {
            None,
            Best = 9,
        }

        public enum [|Mode|] { On }

        {{Account}}
        """;

    const string Before = $"public enum Tier {{ None, Basic, Gold, Best = 9 }} public enum Mode {{ On, Off = -1 }} {Account}";

    [Test]
    public Task The_members_are_put_back() =>
        Now.After(Before.Replace("Basic, Gold", "Basic")).ShouldBeFixedTo(
            $$"""
            public enum Tier
            {
                None,
                Best = 9,
                Basic = 1,
            }

            public enum Mode { On, Off = -1 }

            {{Account}}
            """,
            Id);

    [Test]
    public Task The_contract_forgets_them() =>
        "public enum [|Tier|] { None } [Persistent] public partial class Account { public partial Tier Tier { get; set; } }".WithContract("""
            {
              "format": 1,
              "classes": { "Account": { "properties": { "Tier": "enum Tier : int32" } } },
              "enums": { "Tier": { "type": "int32", "members": { "None": 0, "Basic": 1 } }, "Mode": { "type": "int32", "members": { "Basic": 1 } } }
            }
            """).ShouldBeFixedTo(
            """
            public enum Tier { None } [Persistent] public partial class Account { public partial Tier Tier { get; set; } }
            // PersistentSchema.json
            {
              "format": 1,
              "classes": {
                "Account": {
                  "properties": {
                    "Tier": "enum Tier : int32"
                  }
                }
              },
              "enums": {
                "Mode": {
                  "type": "int32",
                  "members": {
                    "Basic": 1
                  }
                },
                "Tier": {
                  "type": "int32",
                  "members": {
                    "None": 0
                  }
                }
              }
            }

            """,
            Id,
            key: "Forget");

    [Test]
    public Task The_contract_forgets_them_or_they_are_put_back() => Now.After(Before).ShouldOffer(Id, "PutBack", "Forget");
}

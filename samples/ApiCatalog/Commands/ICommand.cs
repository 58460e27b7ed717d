using ApiCatalog.Model;

namespace ApiCatalog.Commands;

interface ICommand
{
    void Run(Catalog catalog);
}

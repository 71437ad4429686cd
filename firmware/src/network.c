#include "network.h"
#include "engine.h"

enum { PCI_CLASS_OFFSET = 8, PCI_CLASS_NETWORK = 2 };

static EFI_GUID tcp4_binding = { 0x00720665, 0x67eb, 0x4a99, { 0xba, 0xf7, 0xd3, 0xc3, 0x3a, 0x1c, 0x7c, 0xc9 } };
static EFI_GUID pci_io_protocol = { 0x4cf5b200, 0x68b8, 0x4ca5, { 0x9e, 0xec, 0xb2, 0x3e, 0x3f, 0x50, 0x02, 0x9a } };

/* The part of EFI_PCI_IO_PROTOCOL up to the read of configuration space (UEFI 2.10, section 14.4). */
typedef struct PciIo {
    void *poll_memory, *poll_io, *memory[2], *io[2];
    EFI_STATUS (EFIAPI *read_config)(struct PciIo *, UINTN width, UINT32 offset, UINTN count, void *buffer);
} PciIo;

static bool is_network_card(EFI_HANDLE handle) {
    PciIo *pci;
    UINT32 class;
    if (BS->HandleProtocol(handle, &pci_io_protocol, (void **)&pci) != EFI_SUCCESS) return false;
    if (pci->read_config(pci, 2 /* 32 bits */, PCI_CLASS_OFFSET, 1, &class) != EFI_SUCCESS) return false;
    return class >> 24 == PCI_CLASS_NETWORK;
}

static bool present(EFI_GUID *protocol) {
    void *interface;
    return BS->LocateProtocol(protocol, NULL, &interface) == EFI_SUCCESS;
}

static void connect(EFI_LOCATE_SEARCH_TYPE which, EFI_GUID *protocol, bool (*wanted)(EFI_HANDLE)) {
    EFI_HANDLE *handles;
    UINTN count;
    if (BS->LocateHandleBuffer(which, protocol, NULL, &count, &handles) != EFI_SUCCESS) return;
    for (UINTN i = 0; i < count; i++)
        if (wanted == NULL || wanted(handles[i])) BS->ConnectController(handles[i], NULL, NULL, TRUE);
    BS->FreePool(handles);
}

/* Whatever cannot be read as JSON is taken for a program that may want the network: the runtime will complain about it. */
static bool wants_network(BundleEntry config) {
    if (config.data == NULL) return true;
    JSContext *context = engine.context;
    JSValue object = JS_ParseJSON(context, (const char *)config.data, config.length, "config.json");
    JSValue network = JS_IsException(object) ? JS_UNDEFINED : JS_GetPropertyStr(context, object, "network");
    bool wanted = !JS_IsBool(network) || JS_ToBool(context, network);
    JS_FreeValue(context, network);
    JS_FreeValue(context, object);
    JS_FreeValue(context, JS_GetException(context));
    return wanted;
}

void network_connect(BundleEntry config) {
    static bool done;
    if (done || !wants_network(config)) return;
    done = true;
    if (present(&tcp4_binding)) return;
    connect(ByProtocol, &pci_io_protocol, is_network_card);
    /* A card behind a bus whose own driver is not started yet (USB, for one). */
    if (!present(&tcp4_binding)) connect(AllHandles, NULL, NULL);
}

#include "handles.h"
#include "firmware.h"

/*
 * Firmware's own stack has children too (each TCP instance has an IP4 one, Ip4Config2 has a DHCP4 one), and makes more
 * of them when an interface gets its address. Its drivers open the protocol of such a child BY_DRIVER; applications
 * do not. So a child that nobody has opened BY_DRIVER belongs to an application.
 */
typedef struct { EFI_GUID protocol, binding; } Kind;

static Kind kinds[] = {
    /* TCP4 */ { { 0x65530bc7, 0xa359, 0x410f, { 0xb0, 0x10, 0x5a, 0xad, 0xc7, 0xec, 0x2b, 0x62 } }, { 0x00720665, 0x67eb, 0x4a99, { 0xba, 0xf7, 0xd3, 0xc3, 0x3a, 0x1c, 0x7c, 0xc9 } } },
    /* UDP4 */ { { 0x3ad9df29, 0x4501, 0x478d, { 0xb1, 0xf8, 0x7f, 0x7f, 0xe7, 0x0e, 0x50, 0xf3 } }, { 0x83f01464, 0x99bd, 0x45e5, { 0xb3, 0x83, 0xaf, 0x63, 0x05, 0xd8, 0xe9, 0xe6 } } },
    /* DHCP4 */ { { 0x8a219718, 0x4ef5, 0x4761, { 0x91, 0xc8, 0xc0, 0xf0, 0x4b, 0xda, 0x9e, 0x56 } }, { 0x9d9a39d8, 0xbd42, 0x4a73, { 0xa4, 0xd5, 0x8e, 0xe9, 0x4b, 0xe1, 0x13, 0x80 } } },
    /* DNS4 */ { { 0xae3d28cc, 0xe05b, 0x4fa1, { 0xa0, 0x11, 0x7e, 0xb5, 0x5a, 0x3f, 0x14, 0x01 } }, { 0xb625b186, 0xe063, 0x44f7, { 0x89, 0x05, 0x6a, 0x74, 0xdc, 0x6f, 0x52, 0xb4 } } },
    /* IP4 */ { { 0x41d94cd2, 0x35b6, 0x455a, { 0x82, 0x58, 0xd4, 0xe5, 0x13, 0x34, 0xaa, 0xdd } }, { 0xc51711e7, 0xb4bf, 0x404a, { 0xbf, 0xb8, 0x0a, 0x04, 0x8e, 0xf1, 0xff, 0xe4 } } },
    /* ARP */ { { 0xf4b427bb, 0xba21, 0x4f16, { 0xbc, 0x4e, 0x43, 0xe4, 0x16, 0xab, 0x61, 0x9c } }, { 0xf44c00ee, 0x1f2c, 0x4a00, { 0xaa, 0x09, 0x1c, 0x9f, 0x3e, 0x08, 0x00, 0xa3 } } },
    /* MNP */ { { 0x7ab33a91, 0xace5, 0x4326, { 0xb5, 0x72, 0xe7, 0xee, 0x33, 0xd3, 0x9f, 0x16 } }, { 0xf36ff770, 0xa7e1, 0x42cf, { 0x9e, 0xd2, 0x56, 0xf0, 0xf2, 0x71, 0xf4, 0x4c } } },
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

/* The start of every EFI_SERVICE_BINDING_PROTOCOL (UEFI 2.10, section 11.6). */
typedef struct ServiceBinding {
    EFI_STATUS (EFIAPI *create)(struct ServiceBinding *, EFI_HANDLE *);
    EFI_STATUS (EFIAPI *destroy)(struct ServiceBinding *, EFI_HANDLE);
} ServiceBinding;

static bool driven(EFI_HANDLE handle, EFI_GUID *protocol) {
    EFI_OPEN_PROTOCOL_INFORMATION_ENTRY *openers;
    UINTN count;
    bool found = false;
    if (BS->OpenProtocolInformation(handle, protocol, &openers, &count) != EFI_SUCCESS) return false;
    for (UINTN i = 0; i < count; i++)
        if (openers[i].Attributes & EFI_OPEN_PROTOCOL_BY_DRIVER) found = true;
    BS->FreePool(openers);
    return found;
}

static size_t visit(Kind *kind, void (*action)(Kind *, EFI_HANDLE)) {
    EFI_HANDLE *handles;
    UINTN count;
    size_t ours = 0;
    if (BS->LocateHandleBuffer(ByProtocol, &kind->protocol, NULL, &count, &handles) != EFI_SUCCESS) return 0;
    for (UINTN i = 0; i < count; i++) {
        if (driven(handles[i], &kind->protocol)) continue;
        ours++;
        if (action != NULL) action(kind, handles[i]);
    }
    BS->FreePool(handles);
    return ours;
}

/* Which service made the child is not recorded: the others refuse it. */
static void destroy(Kind *kind, EFI_HANDLE child) {
    EFI_HANDLE *parents;
    UINTN count;
    ServiceBinding *binding;
    if (BS->LocateHandleBuffer(ByProtocol, &kind->binding, NULL, &count, &parents) != EFI_SUCCESS) return;
    for (UINTN i = 0; i < count; i++)
        if (BS->HandleProtocol(parents[i], &kind->binding, (void **)&binding) == EFI_SUCCESS && binding->destroy(binding, child) == EFI_SUCCESS) break;
    BS->FreePool(parents);
}

size_t handles_open(void) {
    size_t total = 0;
    for (size_t i = 0; i < KINDS; i++) total += visit(&kinds[i], NULL);
    return total;
}

void handles_destroy(void) {
    for (size_t i = 0; i < KINDS; i++) visit(&kinds[i], destroy);
}

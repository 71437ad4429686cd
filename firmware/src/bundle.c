#include "bundle.h"
#include "memory.h"
#include "output.h"
#include "section.h"
#include <stdio.h>
#include <string.h>

static const uint8_t MAGIC[8] = { 'E', 'F', 'I', 'N', 'O', 'D', 'E', 1 };
enum { LONGEST_PATH = 512, LONGEST_NAME = 1024 };

/* What `efi-node build` calls the section that it puts the bundle into. */
static const char SECTION_NAME[] = ".bundle";

static uint8_t *bytes;
static size_t size;
static bool in_image; /* the bytes are firmware's, a part of our image */

static EFI_FILE *open_root(EFI_HANDLE device) {
    static EFI_GUID guid = EFI_SIMPLE_FILE_SYSTEM_PROTOCOL_GUID;
    EFI_FILE_IO_INTERFACE *volume;
    EFI_FILE *root;
    if (device == NULL || BS->HandleProtocol(device, &guid, (void **)&volume) != EFI_SUCCESS) return NULL;
    return volume->OpenVolume(volume, &root) == EFI_SUCCESS ? root : NULL;
}

/* `efi-node.bundle` in the directory of the image's own file, whose path is in its device path. */
static bool path_beside(const EFI_LOADED_IMAGE *image, CHAR16 *path) {
    static const CHAR16 name[] = L"efi-node.bundle";
    size_t length = 0;
    for (EFI_DEVICE_PATH *node = image->FilePath; node != NULL && !IsDevicePathEnd(node); node = NextDevicePathNode(node)) {
        if (DevicePathType(node) != MEDIA_DEVICE_PATH || DevicePathSubType(node) != MEDIA_FILEPATH_DP) continue;
        const CHAR16 *part = ((FILEPATH_DEVICE_PATH *)node)->PathName;
        size_t characters = (DevicePathNodeLength(node) - 4) / 2;
        if (length > 0 && path[length - 1] != '\\') path[length++] = '\\';
        for (size_t i = 0; i < characters && part[i] != 0; i++) {
            if (length + sizeof name / 2 + 2 >= LONGEST_PATH) return false;
            path[length++] = part[i];
        }
    }
    while (length > 0 && path[length - 1] != '\\') length--;
    memcpy(path + length, name, sizeof name);
    return true;
}

static uint64_t file_size(EFI_FILE *file) {
    /* The end is where this position leads to (UEFI 2.10, section 13.5). */
    UINT64 position = 0;
    if (file->SetPosition(file, UINT64_MAX) != EFI_SUCCESS) return 0;
    if (file->GetPosition(file, &position) != EFI_SUCCESS) return 0;
    return file->SetPosition(file, 0) == EFI_SUCCESS ? position : 0;
}

static bool read_file(EFI_FILE *file) {
    uint64_t length = file_size(file);
    if (length == 0) return output_error("the bundle is empty"), false;
    bytes = memory_pages(length + 1);
    if (bytes == NULL)
        return output_error("not enough memory: the bundle has %llu bytes, and %zu may be used of the machine's memory",
                            (unsigned long long)length, memory_limit()), false;
    while (size < length) {
        UINTN part = length - size;
        EFI_STATUS status = file->Read(file, &part, bytes + size);
        if (status != EFI_SUCCESS || part == 0)
            return output_error("reading the bundle stopped after %zu of %llu bytes (EFI_STATUS 0x%llx)", size,
                                (unsigned long long)length, (unsigned long long)status), false;
        size += part;
    }
    return true;
}

static uint32_t u32(const uint8_t *at) {
    uint32_t value;
    memcpy(&value, at, 4);
    return value;
}

typedef struct { const uint8_t *name, *data; uint32_t name_length, length; } Entry;

/* The entry at *at, which then stands behind it; false at the end or when the entry is longer than the file. */
static bool next(size_t *at, Entry *entry) {
    if (size - *at < 8) return false;
    entry->name_length = u32(bytes + *at);
    entry->length = u32(bytes + *at + 4);
    uint64_t whole = 8 + (uint64_t)entry->name_length + entry->length + 1;
    if (whole > size - *at) return false;
    entry->name = bytes + *at + 8;
    entry->data = entry->name + entry->name_length;
    whole = (whole + 7) & ~7ull;
    *at = whole > size - *at ? size : *at + whole;
    return true;
}

static bool check(void) {
    Entry entry;
    size_t at = sizeof MAGIC;
    if (size < sizeof MAGIC || memcmp(bytes, MAGIC, sizeof MAGIC) != 0)
        return output_error("the bundle does not start as one (8 bytes EFINODE\\x01)"), false;
    while (next(&at, &entry))
        if (entry.data[entry.length] != 0) return output_error("the bundle is broken near byte %zu", at), false;
    /* Loaders may hand over a file that is rounded up to their own block size with NULs. */
    for (size_t rest = at; rest < size; rest++)
        if (bytes[rest] != 0) return output_error("the bundle is cut off or broken at byte %zu of %zu", at, size), false;
    return true;
}

static bool open_section(const EFI_LOADED_IMAGE *image) {
    Section section = section_find(image, SECTION_NAME);
    if (section.data == NULL) return false;
    bytes = section.data;
    size = section.length;
    in_image = true;
    return true;
}

static bool open_file(const EFI_LOADED_IMAGE *image, bool qemu) {
    CHAR16 beside[LONGEST_PATH];
    EFI_FILE *file = NULL, *root = open_root(image->DeviceHandle);
    if (root == NULL) return output_error("no bundle: the volume that the application was loaded from cannot be opened"), false;
    /* OVMF shows QEMU's -initrd as a file of this name on the volume of -kernel. Elsewhere it would be some Linux's. */
    EFI_STATUS status = qemu ? root->Open(root, &file, L"initrd", EFI_FILE_MODE_READ, 0) : EFI_NOT_FOUND;
    if (status != EFI_SUCCESS && path_beside(image, beside)) status = root->Open(root, &file, beside, EFI_FILE_MODE_READ, 0);
    bool good = status == EFI_SUCCESS;
    if (!good) output_error("no bundle: %sefi-node.bundle beside the application cannot be opened (EFI_STATUS 0x%llx)",
                            qemu ? "there is no initrd, and " : "", (unsigned long long)status);
    if (good) {
        good = read_file(file);
        file->Close(file);
    }
    root->Close(root);
    return good;
}

bool bundle_open(const EFI_LOADED_IMAGE *image, bool qemu) {
    return (open_section(image) || open_file(image, qemu)) && check();
}

void bundle_close(void) {
    if (bytes != NULL && !in_image) memory_free_pages(bytes, (((size + 1) + 4095) & ~(size_t)4095));
    bytes = NULL;
    size = 0;
    in_image = false;
}

BundleEntry bundle_entry(const char *name, size_t length) {
    Entry entry;
    size_t at = sizeof MAGIC;
    while (next(&at, &entry))
        if (entry.name_length == length && memcmp(entry.name, name, length) == 0) return (BundleEntry){ entry.data, entry.length };
    return (BundleEntry){ NULL, 0 };
}

BundleEntry bundle_program_entry(unsigned program, const char *name, size_t length) {
    char whole[LONGEST_NAME];
    int prefix = snprintf(whole, sizeof whole, "%u/", program);
    if ((size_t)prefix + length > sizeof whole) return (BundleEntry){ NULL, 0 };
    memcpy(whole + prefix, name, length);
    return bundle_entry(whole, (size_t)prefix + length);
}

bool bundle_program_names(unsigned program, bool (*visit)(void *context, const char *name, size_t length), void *context) {
    char prefix[16];
    size_t length = (size_t)snprintf(prefix, sizeof prefix, "%u/", program), at = sizeof MAGIC;
    Entry entry;
    while (next(&at, &entry))
        if (entry.name_length >= length && memcmp(entry.name, prefix, length) == 0 &&
            !visit(context, (const char *)entry.name + length, entry.name_length - length)) return false;
    return true;
}

bool bundle_contains(const uint8_t *byte) { return bytes != NULL && byte >= bytes && byte < bytes + size; }

/*
 * The yardstick: what plain C reaches over EFI_TCP4 on the same machine, so that our figures can be given as a ratio.
 * It stands in for the EFI application, so that `efi-node run` boots it on the very same machine.
 * It answers on port 8000 with keep-alive and understands just enough HTTP for the bench:
 *   GET /N     N bytes of body (N > 0)
 *   GET /      a 13-byte greeting
 *   POST /     reads Content-Length bytes, then the greeting
 * and sends back what begins with neither G nor P, up to 4 KiB.
 * A head must arrive in one segment, which the bench's clients take care of.
 */
#include <efi.h>
#include <efilib.h>

#define PORT 8000
#define MAX_CONNECTIONS 256
#define RECEIVE_SIZE 65536
#define SEND_SIZE (4 * RECEIVE_SIZE)
#define ECHO_SIZE 4096
#define QEMU_DEBUGCON 0x4e0

static EFI_GUID binding_guid = EFI_TCP4_SERVICE_BINDING_PROTOCOL;
static EFI_GUID tcp4_guid = EFI_TCP4_PROTOCOL;
/* EFI_IP4_CONFIG2_PROTOCOL, UEFI 2.10 section 28.5: gnu-efi does not declare it. */
static EFI_GUID config2_guid = {0x5b446ed1, 0xe30b, 0x4faa, {0x87, 0x1a, 0x36, 0x54, 0xec, 0xa3, 0x60, 0x80}};
typedef struct config2 {
    EFI_STATUS(EFIAPI *set_data)(struct config2 *, UINT32 type, UINTN size, VOID *data);
    EFI_STATUS(EFIAPI *get_data)(struct config2 *, UINT32 type, UINTN *size, VOID *data);
} config2_t;
enum { CONFIG2_INTERFACE_INFO = 0, CONFIG2_POLICY = 1, POLICY_DHCP = 1 };
#define INTERFACE_INFO_STATION 104 /* offset of StationAddress */

typedef enum { FREE, OPEN, CLOSING } state_t;

typedef struct {
    state_t state;
    EFI_HANDLE handle;
    EFI_TCP4 *tcp;
    EFI_TCP4_IO_TOKEN receive, transmit;
    EFI_TCP4_CLOSE_TOKEN close;
    EFI_TCP4_RECEIVE_DATA receive_data;
    EFI_TCP4_TRANSMIT_DATA transmit_data;
    volatile BOOLEAN received, transmitted, closed;
    BOOLEAN transmitting;
    UINTN body_left; /* of the request, still to come */
    UINTN to_send;   /* of the response, still to be queued */
    CHAR8 head[128];
    CHAR8 *buffer, *echo;
} connection_t;

static connection_t connections[MAX_CONNECTIONS];
static EFI_SERVICE_BINDING *binding;
static CHAR8 filler[SEND_SIZE];
static volatile BOOLEAN accepted;

static const CHAR8 greeting[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 13\r\n\r\nHello world!\n";

static VOID put(UINT8 byte) {
    __asm__ volatile("outb %0, %1" : : "a"(byte), "Nd"((UINT16)QEMU_DEBUGCON));
}

/* One frame, as docs/architecture.md describes them: kind, 24-bit length, payload. */
static VOID frame(UINT8 kind, const char *text) {
    UINTN length = 0;
    while (text[length])
        length++;
    put(kind);
    put((UINT8)length);
    put((UINT8)(length >> 8));
    put((UINT8)(length >> 16));
    while (*text)
        put((UINT8)*text++);
}

static VOID print(const char *text) {
    frame(1, text);
}

static EFIAPI VOID raise_flag(EFI_EVENT event, VOID *flag) {
    (void)event;
    *(volatile BOOLEAN *)flag = TRUE;
}

static EFI_EVENT flag_event(volatile BOOLEAN *flag) {
    EFI_EVENT event = NULL;
    BS->CreateEvent(EVT_NOTIFY_SIGNAL, TPL_CALLBACK, raise_flag, (VOID *)flag, &event);
    return event;
}

static VOID start_receive(connection_t *c) {
    c->receive_data.UrgentFlag = FALSE;
    c->receive_data.DataLength = RECEIVE_SIZE;
    c->receive_data.FragmentCount = 1;
    c->receive_data.FragmentTable[0].FragmentLength = RECEIVE_SIZE;
    c->receive_data.FragmentTable[0].FragmentBuffer = c->buffer;
    c->receive.Packet.RxData = &c->receive_data;
    c->received = FALSE;
    if (EFI_ERROR(c->tcp->Receive(c->tcp, &c->receive)))
        c->state = CLOSING;
}

static VOID transmit(connection_t *c, const CHAR8 *bytes, UINTN length) {
    c->transmit_data.Push = TRUE;
    c->transmit_data.Urgent = FALSE;
    c->transmit_data.DataLength = (UINT32)length;
    c->transmit_data.FragmentCount = 1;
    c->transmit_data.FragmentTable[0].FragmentLength = (UINT32)length;
    c->transmit_data.FragmentTable[0].FragmentBuffer = (VOID *)bytes;
    c->transmit.Packet.TxData = &c->transmit_data;
    c->transmitted = FALSE;
    c->transmitting = TRUE;
    if (EFI_ERROR(c->tcp->Transmit(c->tcp, &c->transmit)))
        c->state = CLOSING;
}

static UINTN decimal(const CHAR8 *p, const CHAR8 *end) {
    UINTN value = 0;
    for (; p < end && *p >= '0' && *p <= '9'; p++)
        value = value * 10 + (UINTN)(*p - '0');
    return value;
}

static UINTN content_length(const CHAR8 *p, const CHAR8 *end) {
    static const CHAR8 name[] = "content-length: ";
    for (; p + sizeof name - 1 < end; p++) {
        UINTN i = 0;
        while (i < sizeof name - 1 && (p[i] | 0x20) == (name[i] | 0x20))
            i++;
        if (i == sizeof name - 1)
            return decimal(p + i, end);
    }
    return 0;
}

static UINTN head_length(const CHAR8 *p, UINTN length) {
    for (UINTN i = 0; i + 4 <= length; i++)
        if (p[i] == '\r' && p[i + 1] == '\n' && p[i + 2] == '\r' && p[i + 3] == '\n')
            return i + 4;
    return length;
}

static UINTN write_head(CHAR8 *head, UINTN body) {
    static const CHAR8 start[] = "HTTP/1.1 200 OK\r\nContent-Length: ";
    CHAR8 digits[24];
    UINTN n = 0, length = sizeof start - 1;
    CopyMem(head, (VOID *)start, length);
    do
        digits[n++] = (CHAR8)('0' + body % 10);
    while (body /= 10);
    while (n)
        head[length++] = digits[--n];
    CopyMem(head + length, "\r\n\r\n", 4);
    return length + 4;
}

static VOID on_received(connection_t *c) {
    CHAR8 *p = c->buffer;
    UINTN length = c->receive_data.DataLength;
    if (c->body_left) {
        c->body_left -= length < c->body_left ? length : c->body_left;
        if (!c->body_left)
            transmit(c, greeting, sizeof greeting - 1);
    } else if (p[0] != 'P' && p[0] != 'G') {
        UINTN echoed = length < ECHO_SIZE ? length : ECHO_SIZE;
        CopyMem(c->echo, p, echoed);
        transmit(c, c->echo, echoed);
    } else if (p[0] == 'P') {
        UINTN head = head_length(p, length), body = content_length(p, p + head);
        c->body_left = body > length - head ? body - (length - head) : 0;
        if (!c->body_left)
            transmit(c, greeting, sizeof greeting - 1);
    } else {
        UINTN body = length > 5 ? decimal(p + 5, p + length) : 0;
        if (body) {
            c->to_send = body;
            transmit(c, c->head, write_head(c->head, body));
        } else {
            transmit(c, greeting, sizeof greeting - 1);
        }
    }
    if (c->state == OPEN)
        start_receive(c);
}

static VOID on_transmitted(connection_t *c) {
    c->transmitting = FALSE;
    if (c->to_send) {
        UINTN length = c->to_send < SEND_SIZE ? c->to_send : SEND_SIZE;
        c->to_send -= length;
        transmit(c, filler, length);
    }
}

static VOID serve(connection_t *c) {
    if (c->state == OPEN && c->transmitting && c->transmitted) {
        if (EFI_ERROR(c->transmit.CompletionToken.Status))
            c->state = CLOSING;
        else
            on_transmitted(c);
    }
    if (c->state == OPEN && c->received) {
        c->received = FALSE;
        if (EFI_ERROR(c->receive.CompletionToken.Status))
            c->state = CLOSING;
        else
            on_received(c);
    }
    if (c->state == CLOSING && c->close.CompletionToken.Status == EFI_SUCCESS) {
        c->close.CompletionToken.Status = EFI_NOT_READY;
        c->close.AbortOnClose = FALSE;
        if (EFI_ERROR(c->tcp->Close(c->tcp, &c->close)))
            c->closed = TRUE;
    }
    if (c->state == CLOSING && c->closed) {
        binding->DestroyChild(binding, c->handle);
        c->state = FREE;
    }
}

static VOID adopt(EFI_HANDLE handle) {
    connection_t *c = connections;
    while (c < connections + MAX_CONNECTIONS && c->state != FREE)
        c++;
    if (c == connections + MAX_CONNECTIONS) {
        binding->DestroyChild(binding, handle);
        return;
    }
    c->state = OPEN;
    c->handle = handle;
    c->transmitting = c->closed = FALSE;
    c->body_left = c->to_send = 0;
    c->close.CompletionToken.Status = EFI_SUCCESS;
    BS->HandleProtocol(handle, &tcp4_guid, (VOID **)&c->tcp);
    start_receive(c);
}

static BOOLEAN get_address(VOID) {
    config2_t *config;
    EFI_HANDLE *handles;
    UINTN count;
    UINT32 policy = POLICY_DHCP;
    static UINT8 info[4096];
    if (EFI_ERROR(BS->LocateHandleBuffer(ByProtocol, &config2_guid, NULL, &count, &handles)))
        return FALSE;
    BS->HandleProtocol(handles[0], &config2_guid, (VOID **)&config);
    config->set_data(config, CONFIG2_POLICY, sizeof policy, &policy);
    for (UINTN waited = 0; waited < 20000; waited++) {
        UINTN size = sizeof info;
        config->get_data(config, CONFIG2_INTERFACE_INFO, &size, info);
        if (info[INTERFACE_INFO_STATION])
            return TRUE;
        BS->Stall(1000);
    }
    return FALSE;
}

EFI_STATUS efi_main(EFI_HANDLE image, EFI_SYSTEM_TABLE *table) {
    EFI_HANDLE *handles, listener_handle = NULL;
    EFI_TCP4 *listener;
    EFI_TCP4_CONFIG_DATA config = {0};
    EFI_TCP4_LISTEN_TOKEN listen = {0};
    UINTN count;

    InitializeLib(image, table);
    frame(3, "{\"event\":\"start\",\"engine\":\"none\",\"firmware\":\"none\"}");
    BS->SetWatchdogTimer(0, 0, 0, NULL);
    BS->LocateHandleBuffer(AllHandles, NULL, NULL, &count, &handles);
    for (UINTN i = 0; i < count; i++)
        BS->ConnectController(handles[i], NULL, NULL, TRUE);
    if (EFI_ERROR(BS->LocateHandleBuffer(ByProtocol, &binding_guid, NULL, &count, &handles)) || !get_address()) {
        print("no network\n");
        return EFI_NOT_FOUND;
    }
    BS->HandleProtocol(handles[0], &binding_guid, (VOID **)&binding);
    binding->CreateChild(binding, &listener_handle);
    BS->HandleProtocol(listener_handle, &tcp4_guid, (VOID **)&listener);
    config.TimeToLive = 64;
    config.AccessPoint.UseDefaultAddress = TRUE;
    config.AccessPoint.StationPort = PORT;
    if (EFI_ERROR(listener->Configure(listener, &config))) {
        print("cannot listen\n");
        return EFI_ABORTED;
    }
    for (connection_t *c = connections; c < connections + MAX_CONNECTIONS; c++) {
        c->receive.CompletionToken.Event = flag_event(&c->received);
        c->transmit.CompletionToken.Event = flag_event(&c->transmitted);
        c->close.CompletionToken.Event = flag_event(&c->closed);
        c->buffer = AllocatePool(RECEIVE_SIZE);
        c->echo = AllocatePool(ECHO_SIZE);
    }
    listen.CompletionToken.Event = flag_event(&accepted);
    listener->Accept(listener, &listen);
    print("ready\n");
    for (;;) {
        /* Polling one instance serves all: Poll goes down to the interface that they share. */
        listener->Poll(listener);
        if (accepted) {
            accepted = FALSE;
            if (!EFI_ERROR(listen.CompletionToken.Status))
                adopt(listen.NewChildHandle);
            listener->Accept(listener, &listen);
        }
        for (connection_t *c = connections; c < connections + MAX_CONNECTIONS; c++)
            if (c->state != FREE)
                serve(c);
    }
}

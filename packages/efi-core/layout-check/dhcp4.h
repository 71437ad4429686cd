/* UEFI 2.10, section 29.2. */
typedef struct EFI_NODE_DHCP4 EFI_DHCP4_PROTOCOL;

typedef enum {
  Dhcp4Stopped,
  Dhcp4Init,
  Dhcp4Selecting,
  Dhcp4Requesting,
  Dhcp4Bound,
  Dhcp4Renewing,
  Dhcp4Rebinding,
  Dhcp4InitReboot,
  Dhcp4Rebooting
} EFI_DHCP4_STATE;

typedef enum {
  Dhcp4SendDiscover = 1,
  Dhcp4RcvdOffer,
  Dhcp4SelectOffer,
  Dhcp4SendRequest,
  Dhcp4RcvdAck,
  Dhcp4RcvdNak,
  Dhcp4SendDecline,
  Dhcp4BoundCompleted,
  Dhcp4EnterRenewing,
  Dhcp4EnterRebinding,
  Dhcp4AddressLost,
  Dhcp4Fail
} EFI_DHCP4_EVENT;

#pragma pack(1)
typedef struct {
  UINT8 OpCode;
  UINT8 Length;
  UINT8 Data[1];
} EFI_DHCP4_PACKET_OPTION;

typedef struct {
  UINT8 OpCode;
  UINT8 HwType;
  UINT8 HwAddrLen;
  UINT8 Hops;
  UINT32 Xid;
  UINT16 Seconds;
  UINT16 Reserved;
  EFI_IPv4_ADDRESS ClientAddr;
  EFI_IPv4_ADDRESS YourAddr;
  EFI_IPv4_ADDRESS ServerAddr;
  EFI_IPv4_ADDRESS GatewayAddr;
  UINT8 ClientHwAddr[16];
  CHAR8 ServerName[64];
  CHAR8 BootFileName[128];
} EFI_DHCP4_HEADER;

/* The specification puts Header, Magik and Option into a struct called Dhcp4. */
typedef struct {
  UINT32 Size;
  UINT32 Length;
  struct {
    EFI_DHCP4_HEADER Header;
    UINT32 Magik;
    UINT8 Option[1];
  } Dhcp4;
} EFI_DHCP4_PACKET;
#pragma pack()

typedef EFI_STATUS(EFIAPI *EFI_DHCP4_CALLBACK)(EFI_DHCP4_PROTOCOL *, VOID *, EFI_DHCP4_STATE, EFI_DHCP4_EVENT,
                                               EFI_DHCP4_PACKET *, EFI_DHCP4_PACKET **);

typedef struct {
  UINT32 DiscoverTryCount;
  UINT32 *DiscoverTimeout;
  UINT32 RequestTryCount;
  UINT32 *RequestTimeout;
  EFI_IPv4_ADDRESS ClientAddress;
  EFI_DHCP4_CALLBACK Dhcp4Callback;
  VOID *CallbackContext;
  UINT32 OptionCount;
  EFI_DHCP4_PACKET_OPTION **OptionList;
} EFI_DHCP4_CONFIG_DATA;

typedef struct {
  EFI_DHCP4_STATE State;
  EFI_DHCP4_CONFIG_DATA ConfigData;
  EFI_IPv4_ADDRESS ClientAddress;
  EFI_MAC_ADDRESS ClientMacAddress;
  EFI_IPv4_ADDRESS ServerAddress;
  EFI_IPv4_ADDRESS RouterAddress;
  EFI_IPv4_ADDRESS SubnetMask;
  UINT32 LeaseTime;
  EFI_DHCP4_PACKET *ReplyPacket;
} EFI_DHCP4_MODE_DATA;

typedef struct {
  EFI_IPv4_ADDRESS ListenAddress;
  EFI_IPv4_ADDRESS SubnetMask;
  UINT16 ListenPort;
} EFI_DHCP4_LISTEN_POINT;

typedef struct {
  EFI_STATUS Status;
  EFI_EVENT CompletionEvent;
  EFI_IPv4_ADDRESS RemoteAddress;
  UINT16 RemotePort;
  EFI_IPv4_ADDRESS GatewayAddress;
  UINT32 ListenPointCount;
  EFI_DHCP4_LISTEN_POINT *ListenPoints;
  UINT32 TimeoutValue;
  EFI_DHCP4_PACKET *Packet;
  UINT32 ResponseCount;
  EFI_DHCP4_PACKET *ResponseList;
} EFI_DHCP4_TRANSMIT_RECEIVE_TOKEN;

struct EFI_NODE_DHCP4 {
  EFI_STATUS(EFIAPI *GetModeData)(EFI_DHCP4_PROTOCOL *, EFI_DHCP4_MODE_DATA *);
  EFI_STATUS(EFIAPI *Configure)(EFI_DHCP4_PROTOCOL *, EFI_DHCP4_CONFIG_DATA *);
  EFI_STATUS(EFIAPI *Start)(EFI_DHCP4_PROTOCOL *, EFI_EVENT);
  EFI_STATUS(EFIAPI *RenewRebind)(EFI_DHCP4_PROTOCOL *, BOOLEAN, EFI_EVENT);
  EFI_STATUS(EFIAPI *Release)(EFI_DHCP4_PROTOCOL *);
  EFI_STATUS(EFIAPI *Stop)(EFI_DHCP4_PROTOCOL *);
  EFI_STATUS(EFIAPI *Build)
  (EFI_DHCP4_PROTOCOL *, EFI_DHCP4_PACKET *, UINT32, UINT8 *, UINT32, EFI_DHCP4_PACKET_OPTION **,
   EFI_DHCP4_PACKET **);
  EFI_STATUS(EFIAPI *TransmitReceive)(EFI_DHCP4_PROTOCOL *, EFI_DHCP4_TRANSMIT_RECEIVE_TOKEN *);
  EFI_STATUS(EFIAPI *Parse)(EFI_DHCP4_PROTOCOL *, EFI_DHCP4_PACKET *, UINT32 *, EFI_DHCP4_PACKET_OPTION **);
};

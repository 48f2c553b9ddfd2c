"""Which addresses of the internet are public.

`ipaddress.is_global` says so of 64:ff9b::7f00:1 and 2002:7f00:1:: too, through which a translator
of addresses reaches 127.0.0.1 (Python 3.11.7); so the ranges are written out here, after the
registries of special-purpose addresses that IANA keeps (RFC 6890 and its successors, read 2026).
"""

from ipaddress import IPv4Network, IPv6Network, ip_address

_PRIVATE_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by customers of a carrier
            "127.0.0.0/8",  # the machine itself
            "169.254.0.0/16",  # the link, and the metadata of clouds
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocols
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays to IPv6
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # measuring
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # many at once
            "240.0.0.0/4",  # reserved, and everybody
        ),
    )
)
# Only this part of IPv6 is handed out; inside it these are special.
_PUBLIC_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocols, tunnels among them
            "2001:db8::/32",  # documentation
            "2002::/16",  # IPv4 addresses in disguise
            "3fff::/20",  # documentation
        ),
    )
)


def is_public(address: str) -> bool:
    """Whether anybody on the internet may be meant by it.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("2002:7f00:1::")
    (True, False, False)

    Raises:
        ValueError: it is no numeric address.
    """
    parsed = ip_address(address.partition("%")[0])
    if parsed.version == 4:
        return not any(parsed in network for network in _PRIVATE_4)
    return parsed in _PUBLIC_6 and not any(parsed in network for network in _SPECIAL_6)

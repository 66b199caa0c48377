//! Address ranges that no public site has.
//!
//! From the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890 and what followed
//! it), with the multicast, site-local and reserved blocks.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};

const fn v4(a: u8, b: u8, c: u8, d: u8, bits: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), bits)
}

const fn v6(first: [u16; 4], bits: u8) -> Ipv6Net {
    let [a, b, c, d] = first;
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0), bits)
}

const REFUSED_V4: [(Ipv4Net, &str); 16] = [
    (v4(0, 0, 0, 0, 8), "an unspecified address"),
    (v4(10, 0, 0, 0, 8), "a private address"),
    (v4(100, 64, 0, 0, 10), "an address behind a carrier's NAT"),
    (v4(127, 0, 0, 0, 8), "a loopback address"),
    (v4(169, 254, 0, 0, 16), "a link-local address"),
    (v4(172, 16, 0, 0, 12), "a private address"),
    (v4(192, 0, 0, 0, 24), "a protocol's address"),
    (v4(192, 0, 2, 0, 24), "a documentation address"),
    (v4(192, 88, 99, 0, 24), "a relay's address"),
    (v4(192, 168, 0, 0, 16), "a private address"),
    (v4(198, 18, 0, 0, 15), "a benchmarking address"),
    (v4(198, 51, 100, 0, 24), "a documentation address"),
    (v4(203, 0, 113, 0, 24), "a documentation address"),
    (v4(224, 0, 0, 0, 4), "a multicast address"),
    (v4(255, 255, 255, 255, 32), "the broadcast address"),
    (v4(240, 0, 0, 0, 4), "a reserved address"),
];

const REFUSED_V6: [(Ipv6Net, &str); 11] = [
    (v6([0x64, 0xff9b, 1, 0], 48), "a local translation address"),
    (v6([0x100, 0, 0, 0], 32), "a discarded address"),
    (v6([0x2001, 0, 0, 0], 23), "a protocol's address"),
    (v6([0x2001, 0xdb8, 0, 0], 32), "a documentation address"),
    (v6([0x3fff, 0, 0, 0], 20), "a documentation address"),
    (v6([0x5f00, 0, 0, 0], 16), "a routing segment's address"),
    (v6([0xfc00, 0, 0, 0], 7), "a private address"),
    (v6([0xfe80, 0, 0, 0], 10), "a link-local address"),
    (v6([0xfec0, 0, 0, 0], 10), "a site-local address"),
    (v6([0xff00, 0, 0, 0], 8), "a multicast address"),
    (v6([0, 0, 0, 0], 8), "a reserved address"),
];

/// Where clouds tell a machine its secrets: AWS and most others, Azure, Oracle, Alibaba, AWS by IPv6.
const METADATA: [IpAddr; 5] = [
    IpAddr::V4(Ipv4Addr::new(169, 254, 169, 254)),
    IpAddr::V4(Ipv4Addr::new(168, 63, 129, 16)),
    IpAddr::V4(Ipv4Addr::new(192, 0, 0, 192)),
    IpAddr::V4(Ipv4Addr::new(100, 100, 100, 200)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254)),
];

/// Whether an address, or the one it leads to, is a cloud's metadata service.
pub(super) fn is_metadata(address: IpAddr) -> bool {
    let inner = match address {
        IpAddr::V4(_) => None,
        IpAddr::V6(address) => embedded(address),
    };
    METADATA.contains(&inner.map_or(address, IpAddr::V4))
}

/// What an address is, where it is not one of the public network.
pub(super) fn not_public(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => not_public_v4(address),
        IpAddr::V6(address) => not_public_v6(address),
    }
}

/// Whether an address that is not public is of a network that somebody may call his own.
pub(super) fn is_own_network(address: IpAddr) -> bool {
    let own = ["a private address", "a loopback address", "an address behind a carrier's NAT"];
    not_public(address).is_some_and(|kind| own.contains(&kind))
}

fn not_public_v4(address: Ipv4Addr) -> Option<&'static str> {
    REFUSED_V4.iter().find(|(net, _)| net.contains(&address)).map(|(_, kind)| *kind)
}

fn not_public_v6(address: Ipv6Addr) -> Option<&'static str> {
    if address.is_loopback() {
        return Some("a loopback address");
    }
    if address.is_unspecified() {
        return Some("an unspecified address");
    }
    if let Some(inner) = embedded(address) {
        return not_public_v4(inner);
    }
    REFUSED_V6.iter().find(|(net, _)| net.contains(&address)).map(|(_, kind)| *kind)
}

/// The IPv4 address that an IPv6 address leads to: IPv4-mapped (RFC 4291), NAT64 (RFC 6052),
/// 6to4 (RFC 3056).
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let segments = address.segments();
    let at = match segments {
        [0, 0, 0, 0, 0, 0xffff, ..] | [0x64, 0xff9b, 0, 0, 0, 0, ..] => 6,
        [0x2002, ..] => 1,
        _ => return None,
    };
    let half = |at: usize| segments.get(at).copied().map_or(0, u32::from);
    Some(Ipv4Addr::from_bits(half(at) << 16 | half(at + 1)))
}

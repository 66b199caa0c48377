use proptest::prelude::*;

use super::*;

fn checked(url: &str) -> Result<(), Refused> {
    Guard::new(false).check(&Url::parse(url).unwrap())
}

#[test]
fn addresses_that_lead_inwards_are_refused_however_they_are_written() {
    for url in [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://news.localhost:8080/",
        "http://10.1.2.3/",
        "http://172.31.255.255/",
        "http://192.168.0.1/",
        "http://100.64.0.1/",
        "http://169.254.0.1/",
        "http://[fd00::1]/",
        "http://198.19.0.1/",
        "http://192.0.2.1/",
        "http://198.51.100.1/",
        "http://203.0.113.9/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::]/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::10.0.0.1]/",
        "http://[64:ff9b::10.0.0.1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:1::1]/",
        "http://[2001:db8::1]/",
        "http://[fe80::1]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
    ] {
        let refused = checked(url);
        assert!(
            matches!(refused, Err(Refused::NotPublic { .. } | Refused::Nowhere { .. })),
            "{url}"
        );
    }
}

#[test]
fn ones_own_network_is_private_or_loopback_and_no_more() {
    let open = |url: &str| Guard::new(true).check(&Url::parse(url).unwrap());
    for url in ["http://10.1.2.3/", "http://127.1/", "http://[::1]/", "http://[fd00::1]/"] {
        assert_eq!(open(url), Ok(()), "{url}");
    }
    for url in [
        "http://0/",
        "http://[::]/",
        "http://169.254.7.7/",
        "http://[fe80::1]/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::ffff:169.254.7.7]/",
        "http://[2002:a9fe:707::1]/",
    ] {
        assert!(matches!(open(url), Err(Refused::Nowhere { .. })), "{url}");
    }
}

#[test]
fn public_addresses_and_names_pass() {
    for url in [
        "https://example.org/",
        "http://example.org:8080/",
        "http://8.8.8.8/",
        "http://172.32.0.1/",
        "http://100.128.0.1/",
        "http://[2606:4700::1111]/",
        "http://[::ffff:8.8.8.8]/",
        "http://[64:ff9b::8.8.8.8]/",
        "http://[2002:808:808::1]/",
        "https://localhost.example.org/",
    ] {
        assert_eq!(checked(url), Ok(()), "{url}");
    }
}

#[test]
fn only_the_web_is_fetched_even_on_ones_own_network() {
    let open = Guard::new(true);
    for url in ["file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1/", "data:,x"] {
        let refused = open.check(&Url::parse(url).unwrap());
        assert!(matches!(refused, Err(Refused::Scheme { .. })), "{url}");
    }
    assert_eq!(open.check(&Url::parse("http://127.0.0.1:1/").unwrap()), Ok(()));
}

#[test]
fn a_clouds_metadata_is_fetched_from_nobodys_network() {
    for url in [
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://168.63.129.16/",
        "http://100.100.100.200/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[64:ff9b::169.254.169.254]/",
        "http://[fd00:ec2::254]/",
    ] {
        let refused = Guard::new(true).check(&Url::parse(url).unwrap());
        assert!(matches!(refused, Err(Refused::Metadata { .. })), "{url}");
    }
}

#[test]
fn the_refusal_says_what_to_do() {
    let told = checked("http://0x7f.1/").unwrap_err().to_string();
    assert!(told.contains("a loopback address (127.0.0.1)"), "{told}");
    assert!(told.contains("`allow_private_networks = true` in [fetch]"), "{told}");
}

#[test]
fn a_name_keeps_its_public_addresses_and_fails_without_any() {
    let guard = Guard::new(false);
    let inner: SocketAddr = "10.0.0.1:0".parse().unwrap();
    let outer: SocketAddr = "8.8.8.8:0".parse().unwrap();
    assert_eq!(guard.sift("a.example", vec![inner, outer]), Ok(vec![outer]));
    assert!(matches!(guard.sift("a.example", vec![inner]), Err(Refused::NotPublic { .. })));
    assert_eq!(Guard::new(true).sift("a.example", vec![inner]), Ok(vec![inner]));
}

#[tokio::test]
async fn a_name_that_resolves_inwards_is_not_connected_to() {
    let resolver = Resolver { guard: Guard::new(false) };
    let refused = resolver.resolve("localhost".parse().unwrap()).await.err().unwrap();
    assert!(refused.downcast_ref::<Refused>().is_some(), "{refused}");
}

#[test]
fn the_far_end_is_judged_too() {
    let url = Url::parse("http://news.example/").unwrap();
    let peer: SocketAddr = "[::ffff:192.168.1.1]:80".parse().unwrap();
    assert!(Guard::new(false).check_peer(&url, peer).is_err());
    assert!(Guard::new(true).check_peer(&url, peer).is_ok());
}

proptest! {
    /// What is refused as IPv4 is refused inside every IPv6 form that leads to it.
    #[test]
    fn an_inner_address_hides_in_no_ipv6_form(bits: u32) {
        let inner = std::net::Ipv4Addr::from_bits(bits);
        let [a, b, c, d] = inner.octets();
        let (high, low) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
        let refused = ranges::not_public(inner.into()).is_some();
        for outer in [
            std::net::Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, high, low),
            std::net::Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low),
            std::net::Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1),
        ] {
            prop_assert_eq!(ranges::not_public(outer.into()).is_some(), refused);
        }
    }
}

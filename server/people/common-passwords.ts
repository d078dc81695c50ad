/**
 * Passwords of eight or more characters that every guesser tries first, in lower case. Shorter ones are refused by
 * their length. Known from public reports; the second half is what Chinese users choose most.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
password password1 password12 password123 password1234 password! password1! password01 password2024 password2025
password2026 passw0rd passw0rd1 passw0rd! p@ssword p@ssw0rd p@ssw0rd1 p@ssw0rd! p@ssw0rd123 p@55word pa$$word pa$$w0rd
passwort passwords passport1 mypassword newpassword nopassword yourpassword thepassword drowssap
12345678 123456789 1234567890 12345678910 123456789a 123456789q 12341234 123123123 123321123 1234qwer 123qweasd
123qwe123 12344321 12121212 11111111 111111111 1111111111 00000000 000000000 0000000000 22222222 33333333 55555555
66666666 77777777 88888888 888888888 8888888888 99999999 999999999 87654321 987654321 9876543210 98765432 11223344
1122334455 112233445566 10101010 13131313 123454321 1234554321 0123456789 01234567 01010101 147258369 159753456
741852963 789456123 78945612 963852741 asdf1234 asdfasdf asdfghjk asdfghjkl asdfghjkl; asdfjkl; zxcvbnm1 zxcvbnm,
zxcvbnm123 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyqwerty qwer1234 qwerasdf
qweasdzxc qwe123qwe qazwsxedc qazwsx123 1qaz2wsx 1qaz2wsx3edc 1qaz@wsx !qaz2wsx 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y
q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 abcd1234 abc12345 abc123456 abcdefgh abcdefghi a1b2c3d4 a1s2d3f4 aaaaaaaa
a1234567 a12345678 a123456789 aa123456 aa12345678 aa123456789 q12345678 qq123456 qq123456789 as123456 asd123456
administrator admin123 admin1234 admin12345 admin123456 admin888 admin666 admin@123 admin@1234 admin@123456 admin!23
adminadmin adminpassword administrator1 rootroot root1234 root123456 toor1234 test1234 test12345 testtest test123456
guest123 guest1234 user1234 user12345 username default1 changeme changeme1 changeme! changeme123 letmein1 letmein123
welcome1 welcome12 welcome123 welcome1234 welcome! welcome@123 secret123 secret1234 supersecret master123 login123
access123 service1 service123 support1 support123 helpdesk helpdesk1 customer customer1 switchboard switchboard1
iloveyou iloveyou1 iloveyou2 sunshine sunshine1 princess princess1 football football1 baseball baseball1 basketball
superman superman1 batman123 spiderman starwars starwars1 dragon123 monkey123 shadow123 michael1 jennifer jessica1
charlie1 computer computer1 internet internet1 whatever trustno1 pokemon1 liverpool chelsea1 arsenal1 samsung1
microsoft google123 facebook linkedin november december september summer2024 summer2025 summer2026 winter2025
spring2025 autumn2025 blink182 hello123 hello1234 helloworld goodluck maverick midnight mustang1 corvette
5201314520 52013145 520131420 5201314a a5201314 woaini123 woaini520 woaini1314 woaini5201314 wo123456 1314520520
13145200 1314521a nihao123 nihao1234 nihaonihao nihaoma1 mima1234 mima123456 wodemima zhongguo zhongguo1 beijing2008
shanghai beijing123 guangzhou shenzhen zhang123 zhangwei wangwei123 wang1234 wang123456 liuwei123 li123456 zhang123456
chen123456 lin123456 yang123456 zxc123456 zz123456 xx123456 ww123456 ll123456 cc123456 abc123abc 110110110 119119119
110120119 12315123 12306123 woshishui aini1314 wangyut2 dearbook xiaoming taobao123 alibaba1 kefu1234 kefu123456
kefu12345 kefu8888 zongji123 zongji8888 shop1234 shop123456 dianpu123
`
    .split(/\s+/)
    .filter(word => word !== ''),
)

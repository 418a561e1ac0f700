/** Addresses of posts in the group, as a person may paste them, and what is kept of each. */
export const goodAddresses: readonly (readonly [given: string, kept: string])[] = [
  ["https://www.facebook.com/groups/1/posts/2/", "https://www.facebook.com/groups/1/posts/2/"],
  ["  https://m.facebook.com/groups/1/permalink/2/\n", "https://m.facebook.com/groups/1/permalink/2/"],
  ["HTTPS://WWW.Facebook.com/groups/svod/posts/2", "https://www.facebook.com/groups/svod/posts/2"],
  ["https://www.facebook.com/share/p/1AbCdEf/?mibextid=wwXIfr", "https://www.facebook.com/share/p/1AbCdEf/"],
  [
    "https://www.facebook.com/groups/1/posts/2/?__cft__[0]=AZX&__cft__%5B1%5D=b&__tn__=%2CO%2CP-R&rdid=7&_rdr#comments",
    "https://www.facebook.com/groups/1/posts/2/",
  ],
  [
    "https://www.facebook.com/groups/1/?multi_permalinks=2&notif_id=3&notif_t=group&ref=notif",
    "https://www.facebook.com/groups/1/?multi_permalinks=2",
  ],
  [
    "https://www.facebook.com/permalink.php?story_fbid=2&id=1&fbclid=IwAR&utm_source=x",
    "https://www.facebook.com/permalink.php?story_fbid=2&id=1",
  ],
  ["https://www.facebook.com/photo/?fbid=2&set=gm.3&si=4", "https://www.facebook.com/photo/?fbid=2&set=gm.3"],
  ["https://fb.com/groups/1/posts/2/?a=%d1%8f+b", "https://fb.com/groups/1/posts/2/?a=%d1%8f+b"],
];

/** Addresses that are none, and words of the refusal. */
export const badAddresses: readonly (readonly [given: string, words: string])[] = [
  ["https://www.facebook.com/", "Это адрес сайта"],
  ["https://www.facebook.com/?fbclid=IwAR#top", "Это адрес сайта"],
  ["https://www.facebook.com/?sk=welcome", "Это адрес сайта"],
  ["https://www.facebook.com/groups/svod", "Это адрес группы"],
  ["https://www.facebook.com/groups/svod/?ref=share", "Это адрес группы"],
  ["https://www.facebook.com/groups/svod/members/", "Это адрес группы"],
  ["https://www.facebook.com/sharer/sharer.php?u=https://svod.example/", "Это окно «Поделиться»"],
  ["https://www.facebook.com/sharer.php?u=https://svod.example/", "Это окно «Поделиться»"],
  ["https://www.facebook.com/dialog/feed?link=https://svod.example/", "Это окно «Поделиться»"],
  ["https://svod.example/practices/newest/", "Это адрес портала"],
  ["https://vk.com/wall-1_2", "Это не адрес поста"],
  ["https://facebook.com.evil.example/groups/1/posts/2", "Это не адрес поста"],
  ["https://anna:secret@facebook.com/groups/1/posts/2", "Это не адрес поста"],
  ["ftp://facebook.com/groups/1/posts/2", "Это не адрес поста"],
  ["javascript:alert(1)", "Это не адрес поста"],
  ["www.facebook.com/groups/1/posts/2", "Это не адрес поста"],
  ["просто слова", "Это не адрес поста"],
];
